"""A StatusNotifierWatcher that shows nothing, on the bus that it is given, until its input ends."""

import sys

from gi.repository import Gio, GLib

NAME = "org.kde.StatusNotifierWatcher"

INTERFACE = f"""<node><interface name='{NAME}'>
  <method name='RegisterStatusNotifierItem'><arg direction='in' type='s'/></method>
  <property name='IsStatusNotifierHostRegistered' type='b' access='read'/>
</interface></node>"""


def answer(bus, sender, path, interface, method, values, call):
    call.return_value(None)
    print("registered", flush=True)


def own(bus, name):
    node = Gio.DBusNodeInfo.new_for_xml(INTERFACE)
    shows = lambda *_: GLib.Variant("b", True)
    bus.register_object("/StatusNotifierWatcher", node.interfaces[0], answer, shows, None)


loop = GLib.MainLoop()
GLib.io_add_watch(sys.stdin, GLib.IO_HUP, lambda *_: loop.quit())
Gio.bus_own_name(
    Gio.BusType.SESSION,
    NAME,
    Gio.BusNameOwnerFlags.NONE,
    own,
    lambda bus, name: print("there", flush=True),
    None,
)
loop.run()
