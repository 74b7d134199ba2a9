"""Reads and writes mail files by Python's own module, so that mailcore doesn't judge itself.

mailboxes.py read FORMAT PATH: a line for each message: digest of its octets with LF, flags, seconds.
mailboxes.py write FORMAT PATH FILE...: makes PATH of messages with LF, flags by their place.
"""

import hashlib
import mailbox
import re
import sys

FLAGS = ["", "S", "RS", "F", "FS", "T", "D"]
OWN = re.compile(rb"\A(?:(?:X-IMAPbase|X-UID|Status|X-Status|X-Keywords|Content-Length): [^\n]*\n)*")
SECONDS = 1772526030


def line(octets, flags, seconds):
    print(hashlib.sha256(octets).hexdigest(), "".join(sorted(flags)) or "-", int(seconds))


def read(form, path):
    if form == "maildir":
        box = mailbox.Maildir(path, create=False)
        for key in sorted(box.keys(), key=lambda key: int(re.search(r"U(\d+)\.", key).group(1))):
            message = box.get_message(key)
            line(box.get_bytes(key), message.get_flags(), message.get_date())
    elif form == "mbox":
        box = mailbox.mbox(path, create=False)
        for key in box.keys():
            message = box.get_message(key)
            octets = re.sub(rb"(?m)^>(>*From )", rb"\1", OWN.sub(b"", box.get_bytes(key)))
            line(octets, mbox_flags(set(message.get_flags())), SECONDS)
    elif form == "mh":
        box = mailbox.MH(path, create=False).get_folder("inbox")
        sequences = box.get_sequences()
        for key in sorted(box.keys()):
            flags = set() if key in sequences.get("unseen", []) else {"S"}
            flags |= {"R"} if key in sequences.get("replied", []) else set()
            flags |= {"F"} if key in sequences.get("flagged", []) else set()
            flags |= {"T"} if key in sequences.get("deleted", []) else set()
            flags |= {"D"} if key in sequences.get("draft", []) else set()
            line(box.get_bytes(key), flags, SECONDS)


def mbox_flags(flags):
    return {{"R": "S", "A": "R", "D": "T", "F": "F", "T": "D"}[flag] for flag in flags - {"O"}}


def write(form, path, files):
    kinds = {
        "maildir": (mailbox.Maildir, mailbox.MaildirMessage),
        "mbox": (mailbox.mbox, mailbox.mboxMessage),
        "mh": (mailbox.MH, mailbox.MHMessage),
        "mmdf": (mailbox.MMDF, mailbox.MMDFMessage),
    }
    kind, message_kind = kinds[form]
    box = kind(path)
    for number, name in enumerate(files):
        with open(name, "rb") as file:
            message = mailbox.MaildirMessage(file.read())
        message.set_flags(FLAGS[number % len(FLAGS)])
        message.set_subdir("cur")
        message.set_date(SECONDS)
        box.add(message_kind(message))
    box.flush()
    box.close()


if sys.argv[1] == "read":
    read(sys.argv[2], sys.argv[3])
else:
    write(sys.argv[2], sys.argv[3], sys.argv[4:])
