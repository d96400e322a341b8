"""What a child that opens other people's files may use. It sets this itself, before the first one.

Whatever a system does not know is left out: Windows has none of it, macOS no namespaces. The number
of processes is not limited: the kernel counts those of the user, and so the kiosk's own.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import resource

_MIB = 1024 * 1024
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000  # linux/sched.h
_NO_NEW_PRIVILEGES = 38  # linux/prctl.h
_CAPABILITY_VERSION = 0x20080522  # linux/capability.h
_READ_ANY_FILE = 0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
_EXTRA_SECONDS = 10
_EASIEST_TO_SPARE = "800"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes. ``memory`` and ``film_memory`` (ffmpeg) count address space; ``file`` is the largest
    file that can be written.

    Measured on Debian 12 (peak of address space): 60 megapixels of PNG with transparency 716 MiB,
    48 of WebP 795, of HEIC 482, of JPEG 105; a PDF of 60 scanned pages 185. ffmpeg with two
    threads: 4K at 60 frames 990 MiB, in HDR 1,080; 8K 1,440.
    """

    memory: int = 1280 * _MIB
    film_memory: int = 2048 * _MIB
    file: int = 12_000_000_000
    """Three hours of film at 8 Mbit/s, the longest and densest that is written."""


def confine(limits: Limits) -> None:
    """Puts this process and all it will start under ``limits``; there is no way back. Never raises
    for what the system does not allow."""
    if sys.platform != "win32":
        _limit(resource.RLIMIT_CORE, 0, 0)
        _limit(resource.RLIMIT_AS, limits.memory, max(limits.memory, limits.film_memory))
        _limit(resource.RLIMIT_FSIZE, limits.file, limits.file)
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            # When memory runs short all the same, it is this process that goes, not the screen.
            Path("/proc/self/oom_score_adj").write_text(_EASIEST_TO_SPARE)
        libc = ctypes.CDLL(None, use_errno=True)
        _leave_network(libc)
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        _drop_capabilities(libc)


def allow_processor_time(seconds: float) -> None:
    """The next piece of work may take so long on every core. A second line: it ends a child whose
    parent, which looks at the clock, is no more."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        more = (seconds + _EXTRA_SECONDS) * (os.cpu_count() or 1)
        _limit(
            resource.RLIMIT_CPU,
            math.ceil(used.ru_utime + used.ru_stime + more),
            resource.RLIM_INFINITY,
        )


@contextlib.contextmanager
def film_memory() -> Iterator[None]:
    """What is started inside the block may use ``film_memory`` if this process is confined."""
    if sys.platform == "win32":
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    _limit(resource.RLIMIT_AS, hard, hard)
    try:
        yield
    finally:
        _limit(resource.RLIMIT_AS, soft, hard)


def network_closed() -> bool:
    """Whether this process reaches no network at all, not even this machine. For the readiness
    report: ``children(10, network_closed)``. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("127.0.0.1", 9))
        except OSError:
            return True
    return False


if sys.platform != "win32":

    def _limit(kind: int, soft: int, hard: int) -> None:
        """Sets a limit; one that is stricter already stays as it is."""
        _, old_hard = resource.getrlimit(kind)
        if old_hard != resource.RLIM_INFINITY:
            hard = old_hard if hard == resource.RLIM_INFINITY else min(hard, old_hard)
        if hard != resource.RLIM_INFINITY:
            soft = hard if soft == resource.RLIM_INFINITY else min(soft, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (soft, hard))


def _leave_network(libc: ctypes.CDLL) -> None:
    """A network of its own with nothing in it. Only root may ask for that outright; others need a
    user namespace, which some systems do not give."""
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(_NEW_NET) == 0 or libc.unshare(_NEW_USER | _NEW_NET) != 0:
        return
    with contextlib.suppress(OSError):
        # Without these lines the process would not know its own name any more.
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("process", ctypes.c_int))


class _Sets(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


def _drop_capabilities(libc: ctypes.CDLL) -> None:
    """Gives up what root and the owner of a namespace may do; root may still read every file."""
    header, sets = _Header(_CAPABILITY_VERSION, 0), (_Sets * 2)()
    if libc.capget(ctypes.byref(header), sets) != 0:
        return
    kept = sets[0].permitted & _READ_ANY_FILE if os.geteuid() == 0 else 0
    sets[0] = _Sets(kept, kept, 0)
    sets[1] = _Sets(0, 0, 0)
    libc.capset(ctypes.byref(header), sets)
