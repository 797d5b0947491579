"""The real program, and what the tests of its commands share."""

import os
import subprocess
import sys
from pathlib import Path

from checkin.desk import Desk

ROOT = Path(__file__).parents[2]
PEOPLE = """\
ID,Full name,Name in Latin,Organisation,Country,Role,Ticket
1,Жүсіп Нұртөре,Zhussip Nurtore,Сенат,Kazakhstan,speaker,t1
2,ნინო ბერიძე,Nino Beridze,Rivers,Georgia,delegate,t2
3,Çağla Öztürk,,Anadolu,Türkiye,press,t3
"""


def start(*given, typed=b"", **environment):
    """The real program, as a shell would start it."""
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *given],
        input=typed,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


def uid_of(forum, name):
    with Desk(forum) as desk:
        return desk.reception.search(name)[0].uid
