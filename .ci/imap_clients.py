"""IMAP's libraries and synchronizing clients, for .ci/clients: each is driven as its users do, and what it did is looked at
with another one."""

import os
from pathlib import Path

TOOLS = r"""
import ssl, sys, datetime
from imap_tools import AND, A, MailBox, MailMessageFlags
port, ca, user, password = sys.argv[1:]
context = ssl.create_default_context(cafile=ca)
raw = ("From: Zo\xeb <z@example.org>\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nMIME-Version: 1.0\r\n"
       "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: image/png\r\n"
       "Content-Disposition: attachment; filename=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC\r\n--b--\r\n").encode()
def box():
    return MailBox("localhost", port=int(port), ssl_context=context, timeout=60).login(user, password)
with box() as mail, box() as other:
    name = "Gr\xfc\xdfe/\u5185"
    mail.folder.create(name)
    mail.folder.subscribe(name, True)
    assert name in [found.name for found in mail.folder.list(subscribed_only=True)], mail.folder.list()
    when = datetime.datetime(2026, 2, 3, tzinfo=datetime.timezone.utc)
    mail.append(raw, name, dt=when, flag_set=[MailMessageFlags.FLAGGED, "$Label1"])
    mail.folder.set(name)
    assert mail.folder.status(name)["MESSAGES"] == 1
    message, = mail.fetch(A(flagged=True, subject="Gr\xfc\xdfe", date=when.date()), charset="UTF-8", mark_seen=False)
    assert message.subject == "Gr\xfc\xdfe" and "$Label1" in message.flags and message.size_rfc822 == len(raw), message.flags
    assert message.attachments[0].payload == bytes([0, 1, 2]), message.attachments
    mail.idle.start()
    other.append(raw, name)
    news = mail.idle.poll(timeout=10)
    mail.idle.stop()
    assert b"* 2 EXISTS" in news, news
    mail.flag(message.uid, MailMessageFlags.ANSWERED, True)
    assert list(mail.uids(A(answered=True))) == [message.uid]
    assert len(list(mail.fetch(A(all=True), bulk=True, reverse=True))) == 2
    mail.copy(message.uid, "INBOX")
    mail.move(message.uid, "INBOX")
    assert len(mail.numbers()) == 1
    mail.folder.set("INBOX")
    mail.folder.rename(name, "Renamed")
    mail.folder.delete("Renamed")
    assert not mail.folder.exists("Renamed")
print("done")
"""

PERL = r"""
use strict; use warnings; use Mail::IMAPClient; use IO::Socket::SSL;
my ($port, $ca, $user, $password) = @ARGV;
my $socket = IO::Socket::SSL->new(PeerHost => 'localhost', PeerPort => $port, SSL_ca_file => $ca, SSL_verify_mode => 1)
  or die "connect: $SSL_ERROR";
my $imap = Mail::IMAPClient->new(Socket => $socket, User => $user, Password => $password, Uid => 1, Peek => 1, Ignoresizeerrors => 0)
  or die "new: $@";
sub must { my ($what, $done) = @_; die "$what: " . ($imap->LastError // '') unless defined $done; return $done; }
must('create', $imap->create('Perl/inner')) unless $imap->exists('Perl/inner');
must('select', $imap->select('Perl/inner'));
my $text = "Subject: by Perl\r\n\r\n" . ("x" x 70 . "\r\n") x 3000;
my $uid = must('append', $imap->append_string('Perl/inner', $text, '\Flagged $Forwarded'));
must('select', $imap->select('Perl/inner'));
die "size" unless $imap->size($uid) == length $text;
die "octets" unless $imap->message_string($uid) eq $text;
die "search" unless join(',', @{must('search', scalar $imap->search('FLAGGED', 'SUBJECT', 'Perl'))}) eq $uid;
die "flags" unless grep { $_ eq '$Forwarded' } @{must('flags', scalar $imap->flags($uid))};
my $structure = must('structure', $imap->get_bodystructure($uid));
die "type " . $structure->bodytype unless uc $structure->bodytype eq 'TEXT';
die "envelope" unless $imap->get_envelope($uid)->subject eq 'by Perl';
must('move', $imap->move('INBOX', $uid));
must('expunge', $imap->expunge('Perl/inner'));
die "left" unless $imap->message_count('Perl/inner') == 0;
must('rename', $imap->rename('Perl/inner', 'Perl/other'));
must('delete', $imap->delete('Perl/other'));
die "namespace" unless $imap->separator eq '/';
must('logout', $imap->logout);
print "done\n";
"""

NODE = r"""
const {ImapFlow} = require('imapflow');
const [port, ca, user, pass] = process.argv.slice(2);
const fs = require('fs');
const must = (what, condition) => { if (!condition) throw new Error(what); };
(async () => {
  const client = new ImapFlow({host: 'localhost', port: +port, secure: true, logger: false, qresync: true,
    tls: {ca: fs.readFileSync(ca)}, auth: {user, pass}});
  await client.connect();
  await client.mailboxCreate('Node').catch(() => {});
  const appended = await client.append('Node', 'Subject: by Node\r\n\r\nhello\r\n', ['\\Seen']);
  must('uid', appended.uid >= 1);
  const lock = await client.getMailboxLock('Node');
  try {
    const found = await client.fetchOne('*', {uid: true, flags: true, envelope: true, bodyStructure: true, source: true, size: true});
    must('envelope', found.envelope.subject === 'by Node' && found.flags.has('\\Seen') && found.size === found.source.length);
    must('search', (await client.search({subject: 'Node', seen: true}, {uid: true})).includes(appended.uid));
    must('flags', await client.messageFlagsAdd(String(appended.uid), ['\\Flagged', 'custom'], {uid: true}));
    const changed = [];
    for await (const one of client.fetch('1:*', {flags: true}, {changedSince: BigInt(found.modseq || 1)})) changed.push(one.uid);
    must('changes', changed.includes(appended.uid));
    const moved = await client.messageMove(String(appended.uid), 'INBOX', {uid: true});
    must('move', moved.uidMap.get(appended.uid) >= 1);
  } finally { lock.release(); }
  const status = await client.status('INBOX', {messages: true, unseen: true, highestModseq: true});
  must('status', status.messages >= 1 && status.highestModseq > 0n);
  must('list', (await client.list({statusQuery: {messages: true}})).some(box => box.path === 'Node'));
  await client.mailboxDelete('Node');
  await client.logout();
  console.log('done');
})().catch(error => { console.error(error); process.exit(1); });
"""


class ImapClients:
    """One user's mailboxes as these clients see them."""

    NAMES = ["imap_tools", "perl_imapclient", "imapflow", "offlineimap", "getmail"]

    def __init__(self, checks, run, user, password):
        self.checks, self.run, self.user, self.password = checks, run, user, password
        self.work, self.ca = checks.work, checks.ca

    def imaps(self):
        return str(self.checks.port("imaps"))

    def imap_tools(self):
        script = self.work / "tools.py"
        script.write_text(TOOLS)
        # The library is one of Debian's, and so is its Python.
        assert "done" in self.run(["/usr/bin/python3", str(script), self.imaps(), self.ca, self.user, self.password])

    def perl_imapclient(self):
        script = self.work / "client.pl"
        script.write_text(PERL)
        assert "done" in self.run(["perl", str(script), self.imaps(), self.ca, self.user, self.password])

    def imapflow(self):
        """The client of npm; its library is fetched once for the run."""
        script = self.work / "client.js"
        script.write_text(NODE)
        modules = self.work.parent / "npm"
        if not (modules / "node_modules" / "imapflow").exists():
            modules.mkdir(exist_ok=True)
            self.run(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(modules), "imapflow@1"], timeout=180)
        env = {"NODE_PATH": str(modules / "node_modules")}
        assert "done" in self.run(["node", str(script), self.imaps(), self.ca, self.user, self.password], env=env)

    def offlineimap(self):
        local = self.work / "offline"
        config = self.work / "offlineimaprc"
        config.write_text(
            f"[general]\naccounts = all\nmetadata = {self.work}/offline-state\nui = basic\n"
            f"[Account all]\nlocalrepository = near\nremoterepository = far\n"
            f"[Repository near]\ntype = Maildir\nlocalfolders = {local}\nsep = /\n"
            f"[Repository far]\ntype = IMAP\nremotehost = localhost\nremoteport = {self.imaps()}\nssl = yes\n"
            f"sslcacertfile = {self.ca}\nremoteuser = {self.user}\nremotepass = {self.password}\n"
            f"folderfilter = lambda name: name in ('INBOX', 'Offline')\n")
        command = ["offlineimap", "-c", str(config), "-o", "-u", "basic"]
        with self.checks.imap(self.user, self.password) as client:
            client.create("Offline")
            client.append("Offline", r"(\Seen)", None, b"Subject: far away\r\n\r\nfar\r\n")
        self.run(command)
        arrived = [file for file in local.rglob("cur/*") if b"Subject: far away" in file.read_bytes()]
        assert len(arrived) == 1, arrived
        flagged = Path(str(arrived[0]) + "F") if "S" in arrived[0].name.rpartition(",")[2] else arrived[0]
        if flagged != arrived[0]:
            flagged = arrived[0].with_name(arrived[0].name.rpartition(",")[0] + ",FS")
            os.rename(arrived[0], flagged)
        (arrived[0].parent.parent / "new" / "2.local").write_bytes(b"Subject: near by\n\nnear\n")
        self.run(command)
        with self.checks.imap(self.user, self.password) as client:
            client.select("Offline")
            assert client.search(None, "SUBJECT", "near")[1] == [b"2"], "the local message wasn't sent up"
            assert client.search(None, "FLAGGED")[1] == [b"1"], "the flag wasn't sent up"
            client.store("1", "+FLAGS", r"(\Deleted)")
            client.expunge()
        self.run(command)
        left = [file for file in local.rglob("*") if file.parent.name in ("cur", "new") and b"far away" in file.read_bytes()]
        assert not left, left

    def getmail(self):
        box = self.work / "getmail.box"
        config = self.work / "getmailrc"
        config.write_text(
            f"[retriever]\ntype = SimpleIMAPSSLRetriever\nserver = localhost\nport = {self.imaps()}\nusername = {self.user}\n"
            f"password = {self.password}\nca_certs = {self.ca}\nmailboxes = ('INBOX',)\n"
            f"[destination]\ntype = MDA_external\npath = /usr/bin/tee\narguments = ('-a', '{box}')\n"
            f"allow_root_commands = true\n"
            f"[options]\nread_all = false\ndelete = false\ndelivered_to = false\nreceived = false\n")
        config.chmod(0o600)
        command = ["getmail", "--getmaildir", str(self.work), "--rcfile", str(config)]
        self.run(command)
        fetched = box.read_bytes()
        assert b"Subject: " in fetched, "nothing was fetched"
        self.run(command)
        assert box.read_bytes() == fetched, "a second run fetched messages again"
