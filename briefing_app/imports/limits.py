"""What the reading process may take of the machine. Each system has its own way; all have a bound.

Time is bounded inside by a clock that needs nothing of Python (a regular expression that never
ends holds the interpreter), and outside by the program that waits.
"""

import faulthandler
import os
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ctypes

TOO_LONG = b"Timeout"
"""What the clock writes before it ends the process."""
_OUT_OF_MEMORY = 70


def bound(seconds: float, memory: int) -> None:
    """From now on this process has that many seconds, a bounded memory, and writes no file."""
    faulthandler.dump_traceback_later(seconds, exit=True)
    if sys.platform == "win32":
        _bound_windows(memory)
    elif sys.platform == "darwin":
        threading.Thread(target=_watch_memory, args=[memory], daemon=True).start()
    else:
        _bound_unix(memory)


def _bound_unix(memory: int) -> None:
    import resource

    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, hard))


def _watch_memory(memory: int) -> None:
    """macOS ignores limits of memory: a thread looks instead."""
    import resource

    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < memory:
        time.sleep(0.05)
    os._exit(_OUT_OF_MEMORY)


def _bound_windows(memory: int) -> None:  # pragma: no cover - Windows only
    """A job object of our own: Windows ends the process that passes its limit."""
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
    limits = _windows_limits(memory)
    kernel.SetInformationJobObject(job, 9, ctypes.byref(limits), ctypes.sizeof(limits))
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))


def _basic_limits() -> "type[ctypes.Structure]":  # pragma: no cover - Windows only
    """What Windows calls JOBOBJECT_BASIC_LIMIT_INFORMATION."""
    import ctypes
    from ctypes import wintypes

    class Basic(ctypes.Structure):
        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("smallest", ctypes.c_size_t),
            ("largest", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    return Basic


def _windows_limits(memory: int) -> "ctypes.Structure":  # pragma: no cover - Windows only
    """What Windows calls JOBOBJECT_EXTENDED_LIMIT_INFORMATION, filled in."""
    import ctypes

    class Extended(ctypes.Structure):
        _fields_ = (
            ("basic", _basic_limits()),
            ("counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    limits = Extended()
    limits.basic.flags = 0x100 | 0x8  # process memory, number of processes
    limits.basic.processes = 1
    limits.process_memory = memory
    return limits
