"""A Monday morning at seven: every member's digest is due, and reminders besides.

The worker and the beat are the real ones. The floor: a bare client gives the same messages to the
same mail server.
"""

import smtplib
import time
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import psycopg
import redis

from benchmarks.installation import Installation
from benchmarks.programs import BenchmarkError
from core.embedded import ports

DIGESTS_SQL = """
    UPDATE core_duerow SET due_at = now() - interval '1 second'
    WHERE id IN (SELECT id FROM core_duerow WHERE rule = 'daily-digest' AND state = 'waiting'
        ORDER BY id LIMIT %s)
"""
REMINDED_SQL = """
    UPDATE outreach_followup SET remind_at = date_trunc('second', now())
    WHERE id IN (SELECT id FROM outreach_followup
        WHERE status = 'open' AND archived_at IS NULL ORDER BY id LIMIT %s)
"""
REMINDERS_SQL = """
    INSERT INTO core_duerow (office_id, rule, recipient, occurrence, due_at, wall_date, wall_time,
        zone, state, attempts, outcome)
    SELECT f.office_id, 'follow-up-reminder', 'member:' || f.owner_id,
        'follow-up:' || f.id || ' at '
            || to_char(f.remind_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        f.remind_at, (f.remind_at AT TIME ZONE o.time_zone)::date,
        (f.remind_at AT TIME ZONE o.time_zone)::time, o.time_zone, 'waiting', 0, ''
    FROM outreach_followup f JOIN offices_office o ON o.id = f.office_id
    WHERE f.status = 'open' AND f.remind_at = (SELECT max(remind_at) FROM outreach_followup
        WHERE status = 'open' AND remind_at <= now())
    ON CONFLICT DO NOTHING
"""
WORKED_SQL = """
    SELECT count(*) FILTER (WHERE state <> 'failed'), count(*) FILTER (WHERE state = 'failed')
    FROM core_duerow WHERE finished_at >= %s
"""
SENT_SQL = """
    SELECT count(*) FILTER (WHERE sent_at IS NOT NULL), count(*) FILTER (WHERE state = 'failed')
    FROM core_outboxmessage WHERE sent_at >= %s
"""
PUT_OFF_SQL = "UPDATE core_duerow SET due_at = now() + interval '1 day' WHERE state = 'waiting'"
SEND_ALL_SQL = """
    UPDATE core_outboxmessage SET state = 'waiting', sent_at = NULL, leased_until = NULL,
        attempts = 0, doubts = 0, next_try_at = now()
    WHERE state IN ('waiting', 'sending', 'sent')
"""
WAITING_SQL = "SELECT count(*) FROM core_outboxmessage WHERE state = 'waiting'"
MESSAGES_SQL = """
    SELECT message_id, to_address, subject, text, html FROM core_outboxmessage
    WHERE state = 'sent' ORDER BY id LIMIT %s
"""
FLOOR_MESSAGES = 2_000
PATIENCE = 60.0  # seconds until the first must be done
KEEP = 120_000


def make_due(owner_url: str, rows: int) -> int:
    """Let so many rows be due: all digests, and reminders for the rest; answers how many are."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        digests = owner.execute(DIGESTS_SQL, [rows]).rowcount
        reminders = 0
        if digests < rows:
            owner.execute(REMINDED_SQL, [rows - digests])
            reminders = owner.execute(REMINDERS_SQL).rowcount
        owner.execute("VACUUM (ANALYZE) core_duerow, outreach_followup")
    return digests + reminders


def sweep(installation: Installation, due: int, most_seconds: float) -> dict[str, Any]:
    """First the due rows alone count, then the mails that they wrote; each until all is done or
    its time is over. By itself the worker does both by turns: the rates would hide each other.
    """
    with psycopg.connect(installation.owner_url, autocommit=True) as owner:
        finished, failed, row_seconds = _work(installation, owner, WORKED_SQL, due, most_seconds)
        _leave_mail_only(installation, owner)
        written = owner.execute(WAITING_SQL).fetchone()
        mails, _, mail_seconds = _work(
            installation, owner, SENT_SQL, written[0] if written else 0, most_seconds / 2
        )
    if not (finished and mails):
        raise BenchmarkError(f"{finished} rows were worked, {mails} mails sent")
    return {
        "due": due,
        "finished": finished,
        "failed": failed,
        "seconds": row_seconds,
        "rows_a_second": finished / row_seconds,
        "mails": mails,
        "mail_seconds": mail_seconds,
        "mails_a_second": mails / mail_seconds,
    }


def _work(
    installation: Installation, owner: psycopg.Connection, counts: str, all_of_it: int, most: float
) -> tuple[int, int, float]:
    """Let the worker work; how much was done well, how much failed, and in how many seconds.

    Counted from when the first is done: that programs start takes time is no matter.
    """
    began_at = owner.execute("SELECT now()").fetchone()
    assert began_at is not None
    worker, beat = installation.worker(), installation.beat()
    began, first = time.monotonic(), 0.0
    try:
        while True:
            time.sleep(0.25)
            done, failed = owner.execute(counts, began_at).fetchone() or (0, 0)
            now = time.monotonic()
            first = first or (now - 0.25 if done else 0.0)
            is_over = (first and now - first >= most) or now - began >= most + PATIENCE
            if is_over or done + failed >= all_of_it:
                return done, failed, now - (first or began)
    finally:
        beat.kill()
        worker.kill()


def _leave_mail_only(installation: Installation, owner: psycopg.Connection) -> None:
    """No row is due any more, and every message waits (again) to be sent."""
    redis.Redis.from_url(f"{installation.valkey.url}/0").flushall()
    owner.execute(PUT_OFF_SQL)
    owner.execute(SEND_ALL_SQL)
    owner.execute("VACUUM (ANALYZE) core_duerow, core_outboxmessage")


def floor(installation: Installation) -> dict[str, Any]:
    """Messages a second that a bare client delivers: one connection, ready-made messages."""
    with psycopg.connect(installation.owner_url) as owner:
        rows = owner.execute(MESSAGES_SQL, [FLOOR_MESSAGES]).fetchall()
    messages = [(to, _message(*row)) for row in rows for to in [row[1]]]
    began = time.perf_counter()
    with smtplib.SMTP(ports.LOOPBACK, installation.smtp_port, timeout=30) as server:
        for to, message in messages:
            server.sendmail("lanyard@localhost", [to], message)
    seconds = time.perf_counter() - began
    return {"mails": len(messages), "seconds": seconds, "mails_a_second": len(messages) / seconds}


def _message(message_id: str, to: str, subject: str, text: str, html: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Lanyard <lanyard@localhost>"
    message["To"] = to
    message["Subject"] = subject
    message["Message-ID"] = message_id.replace("<", "<floor-")
    message.set_content(text, cte="quoted-printable")
    if html:
        message.add_alternative(html, subtype="html", cte="quoted-printable")
    return message.as_bytes(policy=SMTP)
