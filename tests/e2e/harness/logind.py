"""A logind of the test's own, on the bus that it is given. Each line of its input is a signal."""

import os
import sys

from gi.repository import Gio, GLib

NAME = "org.freedesktop.login1"
ROOT = "/org/freedesktop/login1"
OURS = ROOT + "/session/_31"
OTHERS = ROOT + "/session/_32"
MANAGER = NAME + ".Manager"
SESSION = NAME + ".Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
HINT = GLib.Variant("(sa{sv}as)", (SESSION, {"LockedHint": GLib.Variant("b", True)}, []))

INTERFACE = f"""<node><interface name='{MANAGER}'>
  <method name='GetSessionByPID'><arg direction='in' type='u'/><arg direction='out' type='o'/></method>
  <method name='GetSession'><arg direction='in' type='s'/><arg direction='out' type='o'/></method>
  <method name='Inhibit'><arg direction='in' type='s'/><arg direction='in' type='s'/><arg direction='in' type='s'/>
    <arg direction='in' type='s'/><arg direction='out' type='h'/></method>
</interface></node>"""

SIGNALS = {
    "lock": (OURS, SESSION, "Lock", None),
    "lock another session": (OTHERS, SESSION, "Lock", None),
    "hint": (OURS, PROPERTIES, "PropertiesChanged", HINT),
    "sleep": (ROOT, MANAGER, "PrepareForSleep", GLib.Variant("(b)", (True,))),
    "wake": (ROOT, MANAGER, "PrepareForSleep", GLib.Variant("(b)", (False,))),
}


def answer(bus, sender, path, interface, method, values, call):
    # As for a program that a desktop has started as a unit of its own.
    if method == "GetSessionByPID":
        call.return_dbus_error(NAME + ".NoSessionForPID", "no session")
    elif method == "Inhibit":
        # Whoever has the other end holds sleep up, until nobody has it any more.
        ours, theirs = os.pipe()
        files = Gio.UnixFDList.new()
        handle = files.append(theirs)
        os.close(theirs)
        what, _, _, mode = values.unpack()
        GLib.io_add_watch(GLib.IOChannel.unix_new(ours), GLib.IO_HUP, let_go, ours)
        call.return_value_with_unix_fd_list(GLib.Variant("(h)", (handle,)), files)
        print(f"held up {what} {mode}", flush=True)
    else:
        print("asked", flush=True)
        call.return_value(GLib.Variant("(o)", (OURS,)))


def let_go(channel, _, ours):
    os.close(ours)
    print("let go", flush=True)
    return False


def read(channel, _, bus):
    line = channel.readline()
    if not line:
        loop.quit()
        return False
    path, interface, member, body = SIGNALS[line.strip()]
    bus.emit_signal(None, path, interface, member, body)
    return True


def own(bus, name):
    node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
    bus.register_object(ROOT, node.interfaces[0], answer, None, None)
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, read, bus)


loop = GLib.MainLoop()
Gio.bus_own_name(
    Gio.BusType.SESSION,
    NAME,
    Gio.BusNameOwnerFlags.NONE,
    own,
    lambda bus, name: print("there", flush=True),
    None,
)
loop.run()
