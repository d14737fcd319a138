//! Sheets of other programs, and of people.

use keywright_core::{Environment, Timestamp};
use keywright_exchange::{Problem, ReadError, TakeOver};
use tempfile::tempdir;

use crate::programs::printed;
use crate::sample::{EXPIRY, PASSPHRASE, is_secret, random_secret, refusal, taken};

#[test]
fn heads_are_recognised_whoever_wrote_them() {
    let secret = random_secret(1);
    let sheets = [
        format!(
            "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes\nN,,u,{secret},,false,false,a;b,n\n"
        ),
        format!(
            "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n,,login,N,n,,0,,u,{secret},\n"
        ),
        format!(
            "\"Group\",\"Title\",\"Username\",\"Password\",\"URL\",\"Notes\",\"TOTP\",\"Icon\",\"Last Modified\",\"Created\"\n\"Root\",\"N\",\"u\",\"{secret}\",\"\",\"n\",\"\",\"0\",\"\",\"\"\n"
        ),
        format!("name;secret;notes\r\nN;{secret};n\r\n"),
        format!("\u{feff}Key Name\tAccess-Key\tNOTE\nN\t{secret}\tn"),
        format!("\r\n\r\nsecret,name,notes\r\r\n{secret},N,n"),
        format!("name,url,username,password,note\nN,https://x,u,{secret},n\n"),
    ];
    for sheet in sheets {
        let rows = taken(TakeOver::Csv, sheet.as_bytes());
        assert_eq!(rows.len(), 1, "{sheet}");
        assert_eq!(
            (rows[0].name.as_str(), rows[0].notes.as_str()),
            ("N", "n"),
            "{sheet}"
        );
        assert!(is_secret(&rows[0], &secret), "{sheet}");
        assert_eq!(rows[0].problems, []);
    }
}

#[test]
fn a_sheet_of_keepassxc_is_taken_over() {
    let folder = tempdir().unwrap();
    let secret = random_secret(2);
    let typed = format!("{PASSPHRASE}\n{PASSPHRASE}\n");
    printed(
        folder.path(),
        "keepassxc-cli",
        &["db-create", "-q", "-p", "k.kdbx"],
        typed.as_bytes(),
    );
    let typed = format!("{PASSPHRASE}\n{secret}\n");
    let add = [
        "add",
        "-q",
        "-p",
        "--notes",
        "a \"b\", c",
        "k.kdbx",
        "Name, with comma",
    ];
    printed(folder.path(), "keepassxc-cli", &add, typed.as_bytes());
    let export = ["export", "-q", "-f", "csv", "k.kdbx"];
    let sheet = printed(
        folder.path(),
        "keepassxc-cli",
        &export,
        format!("{PASSPHRASE}\n").as_bytes(),
    );
    let rows = taken(TakeOver::Csv, sheet.as_bytes());
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].name, "Name, with comma");
    assert_eq!(rows[0].notes, "a \"b\", c");
    assert!(is_secret(&rows[0], &secret));
}

#[test]
fn all_that_is_known_is_read() {
    let sheet = format!(
        "name,secret,owner,used by,environment,expires at,tags,notes\n\
         A,{},Ada,\"CRM, Dashboard\",TEST,2027-06-01T12:00:00Z,eu,\"two\nlines\"\n\
         B,{},,,,2027-06-01,,\n\
         C,{},,,staging,tomorrow,,\n\
         D,{},,, Live ,2027-06-01 12:00,,\n",
        random_secret(1),
        random_secret(2),
        random_secret(3),
        random_secret(4)
    );
    let rows = taken(TakeOver::Csv, sheet.as_bytes());
    let first = &rows[0];
    assert_eq!(first.owner.as_deref(), Some("Ada"));
    assert_eq!(first.used_by, ["CRM", "Dashboard"]);
    assert_eq!(first.environment, Some(Environment::Test));
    assert_eq!(first.expires_at, Some(EXPIRY));
    assert_eq!(first.tags, ["eu"]);
    assert_eq!(first.notes, "two\nlines");
    assert_eq!(
        rows[1].expires_at,
        Some(Timestamp(EXPIRY.0 - 12 * 3_600_000))
    );
    assert_eq!(rows[1].owner, None);
    let unknown = [Problem::UnknownValue, Problem::UnknownValue];
    assert_eq!(rows[2].problems, unknown);
    let lines: Vec<_> = rows.iter().map(|row| row.place.to_string()).collect();
    assert_eq!(lines, ["line 2", "line 4", "line 5", "line 6"]);
    assert_eq!(rows[3].environment, Some(Environment::Live));
    assert_eq!(rows[3].expires_at, Some(EXPIRY), "its time counts");
}

#[test]
fn a_secret_is_taken_over_exactly() {
    let secrets = ["'=x", "=1+1", " blanks ", "a\"b", "a,b;c", "é\u{1f511}"];
    let quoted = |secret: &&str| format!("n,\"{}\"\n", secret.replace('"', "\"\""));
    let sheet = format!(
        "name,secret\n{}",
        secrets.iter().map(quoted).collect::<String>()
    );
    let rows = taken(TakeOver::Csv, sheet.as_bytes());
    for (row, secret) in rows.iter().zip(secrets) {
        assert!(is_secret(row, secret), "{secret}");
    }
    assert_eq!(rows.len(), secrets.len());
}

#[test]
fn only_what_was_put_before_a_name_is_taken_away() {
    let sheet = "name,secret\n'=x,a\n'tis,b\n''quoted',c\n'+1;'-2,d\n";
    let rows = taken(TakeOver::Csv, sheet.as_bytes());
    let names: Vec<_> = rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["=x", "'tis", "'quoted'", "+1;-2"]);
}

#[test]
fn lines_that_do_not_fit_say_so() {
    let mut sheet = b"name,secret,notes\nA,a\nB,b,n,more\n".to_vec();
    sheet.extend(b"C,\xff,n\nD\xff,d,n\n\n\n\"E,e,n\n");
    let rows = taken(TakeOver::Csv, &sheet);
    let problems: Vec<_> = rows.iter().map(|row| &row.problems[..]).collect();
    let expected: [&[Problem]; 5] = [
        &[Problem::WrongCells],
        &[Problem::WrongCells],
        &[Problem::Unreadable],
        &[Problem::Unreadable, Problem::NoName],
        &[Problem::Unreadable, Problem::NoName],
    ];
    assert_eq!(problems, expected);
    assert_eq!(rows[4].place.to_string(), "line 8");
}

#[test]
fn a_mark_that_nothing_closes_takes_nothing_of_the_next_lines_along() {
    for (open, cells) in [("\"open", 1), ("x,\"open", 2), ("x,y,\"open", 3)] {
        let rest = ",".repeat(4 - cells);
        let sheet = format!("name,secret,notes,created\nA,a,n,\n{open}{rest}\nB,hidden,n,\n");
        let rows = taken(TakeOver::Csv, sheet.as_bytes());
        assert_eq!(rows.len(), 2, "{open}");
        assert_eq!(rows[0].problems, []);
        let last = &rows[1];
        assert!(last.problems.contains(&Problem::Unreadable), "{open}");
        assert_eq!((&*last.name, &*last.notes), ("", ""));
        assert!(last.secret.is_none() && last.tags.is_empty());
    }
    // The same with a mark that is closed where the file ends.
    let rows = taken(TakeOver::Csv, b"name,secret\nA,\"a\"");
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].problems, []);
    assert!(is_secret(&rows[0], "a"));
}

#[test]
fn keepass_1_writes_marks_in_its_own_way() {
    let sheet = concat!(
        r#""Account","Login Name","Password","Web Site","Comments""#,
        "\r\n",
        r#""CRM","ada","a\\b\"c,d","https://example.org","one, \"two\"""#,
        "\r\n",
    );
    let rows = taken(TakeOver::Csv, sheet.as_bytes());
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].problems, []);
    assert!(is_secret(&rows[0], r#"a\b"c,d"#));
    assert_eq!(rows[0].notes, r#"one, "two""#);
    // A spreadsheet that has saved it again writes as for any sheet.
    for divider in [",", ";"] {
        let heads = ["Account", "Login Name", "Password", "Web Site", "Comments"].join(divider);
        let sheet = format!("{heads}\nCRM{divider}ada{divider}\"a\\b,c\"{divider}{divider}x\n");
        let rows = taken(TakeOver::Csv, sheet.as_bytes());
        assert!(
            is_secret(&rows[0], r"a\b,c") && rows[0].name == "CRM",
            "{divider}"
        );
    }
}

#[test]
fn lines_are_counted_however_they_end() {
    for sheet in [
        "name,secret\rA,a\r\rB,\"b\rc\"\rC,c\r",
        "name,secret\r\nA,a\r\n\r\nB,\"b\r\nc\"\r\nC,c\r\n",
        "name,secret\nA,a\n\nB,\"b\nc\"\nC,c\n",
    ] {
        let rows = taken(TakeOver::Csv, sheet.as_bytes());
        let lines: Vec<_> = rows.iter().map(|row| row.place.to_string()).collect();
        assert_eq!(lines, ["line 2", "line 4", "line 6"], "{sheet:?}");
    }
}

#[test]
fn a_sheet_without_heads_is_refused() {
    for sheet in [
        "",
        "\n\n",
        "a,b\nc,d\n",
        "name\nx\n",
        "secret\nx\n",
        "{\"name\":\"secret\"}",
        "name,secret,\"note\nA,a,n\n",
    ] {
        assert_eq!(
            refusal(TakeOver::Csv, sheet.as_bytes()),
            ReadError::NoHeads,
            "{sheet}"
        );
    }
    assert_eq!(
        refusal(TakeOver::Csv, b"\xff\xfen\0a\0"),
        ReadError::NotText
    );
    let wide = format!("name,secret{}\nA,{}\n", ",x".repeat(1000), random_secret(1));
    let rows = taken(TakeOver::Csv, wide.as_bytes());
    assert_eq!(
        rows[0].problems,
        [Problem::WrongCells],
        "only so many columns are looked at"
    );
}

#[test]
fn every_head_that_is_described_is_recognised() {
    let described = include_str!("../../../../docs/exchange-formats.md");
    let (_, table) = described.split_once("| what | heads |").unwrap();
    let mut heads = 0;
    for line in table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'))
    {
        let mut cells = line.split('|').skip(1).map(str::trim);
        let (what, named) = (cells.next().unwrap(), cells.next().unwrap());
        // Values stand after a colon, and how they are divided does not begin with a capital letter.
        let named = named.split(':').next().unwrap();
        let named = named.split('`').skip(1).step_by(2);
        for head in named.filter(|head| head.starts_with(char::is_uppercase)) {
            let (name, secret) = match what {
                "name" => (head, "Secret"),
                "secret" => ("Name", head),
                _ => ("Name", "Secret"),
            };
            let value = match what {
                "environment" => "live",
                "expiry" => "2027-06-01",
                _ => "x",
            };
            let sheet = format!("{name},{secret},{head}\nN,s,{value}\n");
            let sheet = match what {
                "name" | "secret" => format!("{name},{secret}\nN,s\n"),
                _ => sheet,
            };
            let row = taken(TakeOver::Csv, sheet.as_bytes()).pop().unwrap();
            assert!(is_secret(&row, "s") && row.name == "N", "{head}");
            let read = match what {
                "name" | "secret" => true,
                "owner" => row.owner.is_some(),
                "used by" => !row.used_by.is_empty(),
                "environment" => row.environment.is_some(),
                "expiry" => row.expires_at.is_some(),
                "tags" => !row.tags.is_empty(),
                "notes" => !row.notes.is_empty(),
                other => panic!("{other}"),
            };
            assert!(read, "{head}");
            heads += 1;
        }
    }
    assert_eq!(heads, 32);
}
