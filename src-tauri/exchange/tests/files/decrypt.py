# Opens a password-protected export of Bitwarden with Python's own library and the `openssl` command,
# and prints what is in it. Arguments: file, passphrase.
import base64, hashlib, hmac, json, subprocess, sys

outer = json.load(open(sys.argv[1], encoding="utf-8"))
assert outer["encrypted"] is True and outer["passwordProtected"] is True
assert outer["kdfType"] == 0, "not PBKDF2"
password = sys.argv[2].encode()
key = hashlib.pbkdf2_hmac("sha256", password, outer["salt"].encode(), outer["kdfIterations"], 32)


def expand(name):
    # HKDF-Expand of RFC 5869 with SHA-256; one block is as long as a key.
    return hmac.digest(key, name.encode() + b"\x01", "sha256")


def decrypt(text):
    kind, parts = text.split(".")
    assert kind == "2"
    vector, encrypted, code = (base64.b64decode(part, validate=True) for part in parts.split("|"))
    assert hmac.compare_digest(hmac.digest(expand("mac"), vector + encrypted, "sha256"), code), "other code"
    command = ["openssl", "enc", "-d", "-aes-256-cbc", "-K", expand("enc").hex(), "-iv", vector.hex()]
    return subprocess.run(command, input=encrypted, stdout=subprocess.PIPE, check=True).stdout.decode()


decrypt(outer["encKeyValidation_DO_NOT_EDIT"])
sys.stdout.write(decrypt(outer["data"]))
