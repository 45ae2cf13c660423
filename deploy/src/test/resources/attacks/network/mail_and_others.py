# Clients of other protocols.
# effect: contact
for module, name in (("smtplib", "SMTP"), ("ftplib", "FTP"), ("poplib", "POP3"), ("imaplib", "IMAP4"), ("telnetlib", "Telnet")):
    try:
        kind = getattr(__import__(module), name)
        client = kind(timeout=2) if name == "FTP" else kind("127.0.0.1", @PORT@, timeout=2)
        print(client.connect("127.0.0.1", @PORT@) if name == "FTP" else client)
    except Exception as error:
        print(module, type(error).__name__, error)
