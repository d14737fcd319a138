"""Prints what a screen reader is told of Keywright's window, as JSON: a tree of accessible objects."""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

# Deeper than any page; what points at itself would go on for ever.
DEEPEST = 60


def text_of(node):
    # Where an object lies within a text, one character stands for it.
    text = node.get_text_iface()
    return Atspi.Text.get_text(text, 0, -1).replace("\ufffc", "").strip() if text else ""


def tree(node, depth=0):
    children = []
    if depth < DEEPEST:
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                children.append(tree(child, depth + 1))
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "text": text_of(node),
        "states": [state.value_nick for state in node.get_state_set().get_states()],
        "children": children,
    }


def main(program):
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(i)
        if application is not None and application.get_name() == program:
            json.dump(tree(application), sys.stdout)
            return 0
    print(f"{program} is not there.", file=sys.stderr)
    return 1


sys.exit(main(sys.argv[1]))
