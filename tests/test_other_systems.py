"""What another system lacks is met where it is used: every module of the program can be imported without it."""

from __future__ import annotations

import subprocess
import sys

WITHOUT = """
import importlib, pkgutil, sys
import aiohttp, asyncio, click._termui_impl, multiprocessing, sqlite3, subprocess, tempfile
import textual.app, textual.drivers.linux_driver
for name in ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty"):
    sys.modules[name] = None
import dekom_tui
for module in pkgutil.walk_packages(dekom_tui.__path__, "dekom_tui."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
        print(module.name)
"""
"""The libraries look themselves for the system they are on, so they come first; then Windows' gaps are made."""


def test_no_module_needs_what_windows_has_not() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {"dekom_tui.live.server", "dekom_tui.store.lock", "dekom_tui.cli.main"} <= set(done.stdout.split())
