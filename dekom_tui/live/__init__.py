"""The room's network: a web server in a process of its own, the phones' page, and the journal of events."""
