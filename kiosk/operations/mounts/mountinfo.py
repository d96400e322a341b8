"""Which lines of ``/proc/self/mountinfo`` are sticks. Text in, values out; nothing is touched."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SYSTEM_FOLDERS = (Path("/media"), Path("/run/media"), Path("/mnt"))
"""Where systems mount what is plugged in (FHS 3.0, udisks2)."""

# fmt: off
STICK_KINDS = frozenset((
    "vfat", "msdos", "exfat", "ntfs", "ntfs3", "iso9660", "udf", "hfsplus",
    "fuseblk", "fuse.exfat", "fuse.exfat-fuse", "fuse.ntfs", "fuse.ntfs-3g",
))
NETWORK_KINDS = frozenset((
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "9p", "afs", "ceph", "lustre", "glusterfs",
    "davfs", "fuse.davfs", "fuse.glusterfs", "fuse.sshfs", "fuse.rclone", "fuse.s3fs",
    "fuse.gvfsd-fuse", "fuse.portal",
))
SYSTEM_PLACES = tuple(map(Path, (
    "/boot", "/efi", "/cdrom", "/snap", "/lib/live", "/usr/lib/live", "/run/live",
    "/run/initramfs",
)))
# fmt: on
"""Start-up partitions and the medium that a live system runs from."""
_COMES_AND_GOES = {"noauto", "nofail", "x-systemd.automount"}
_OCTAL = re.compile(rb"\\([0-7]{3})")


@dataclass(frozen=True, slots=True)
class Line:
    """One mount. ``device`` is what was mounted, ``major`` and ``minor`` its number."""

    path: Path
    device: str
    kind: str
    root: str
    major: int
    minor: int
    read_only: bool


def parse(mountinfo: bytes) -> list[Line]:
    """All mounts that can be reached, the latest last; see proc_pid_mountinfo(5)."""
    reached: dict[Path, Line] = {}
    for text in mountinfo.splitlines():
        line = _line(text)
        if line is not None:
            # What was mounted over it hides it.
            reached.pop(line.path, None)
            reached[line.path] = line
    return list(reached.values())


def sticks(
    lines: Sequence[Line],
    watch_folders: Collection[Path] = SYSTEM_FOLDERS,
    permanent: Collection[Path] = (),
) -> list[Line]:
    """The mounts that staff may have plugged in: file systems of sticks wherever they are mounted,
    any disk mounted below a system folder, anything below another folder that is watched. Never
    a network's, one that holds the system, or one of ``permanent`` (see ``permanent_places``)."""
    found: dict[tuple[int, int, str], Line] = {}
    for line in lines:
        if _is_stick(line, watch_folders) and line.path not in permanent:
            # A second mount of the same stick is no second stick.
            found.setdefault((line.major, line.minor, line.root), line)
    return list(found.values())


def permanent_places(fstab: bytes) -> frozenset[Path]:
    """What ``/etc/fstab`` mounts whenever the machine starts, such as its Windows partition."""
    places = set()
    for text in fstab.splitlines():
        fields = text.split()
        if len(fields) < 4 or fields[0].startswith(b"#"):
            continue
        if not _COMES_AND_GOES & set(os.fsdecode(fields[3]).split(",")):
            places.add(Path(_decoded(fields[1])))
    return frozenset(places)


def _is_stick(line: Line, watch_folders: Collection[Path]) -> bool:
    path = line.path
    if path == Path("/") or _is_network(line) or _is_below(path, SYSTEM_PLACES):
        return False
    named = _named(watch_folders)
    if line.kind in STICK_KINDS or _is_below(path, named):
        return path not in named
    system = [folder for folder in watch_folders if folder in SYSTEM_FOLDERS]
    return _is_below(path, system) and path not in system and line.device.startswith("/dev/")


def _named(watch_folders: Collection[Path]) -> list[Path]:
    """Those that somebody chose; "/" would make a stick of everything there is."""
    return [folder for folder in watch_folders if folder not in (*SYSTEM_FOLDERS, Path("/"))]


def _is_network(line: Line) -> bool:
    return line.kind in NETWORK_KINDS or line.device.startswith("//") or ":/" in line.device


def _is_below(path: Path, folders: Collection[Path]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)


def _line(text: bytes) -> Line | None:
    first, separator, second = text.partition(b" - ")
    before, after = first.split(b" "), second.split(b" ")
    if not separator or len(before) < 6 or len(after) < 3:
        return None
    path = _decoded(before[4])
    major, _, minor = before[2].partition(b":")
    if not path.startswith("/") or path.endswith("//deleted") or not (major + minor).isdigit():
        return None
    options = (*before[5].split(b","), *after[2].split(b","))
    return Line(
        path=Path(path),
        device=_decoded(after[1]),
        kind=_decoded(after[0]),
        root=_decoded(before[3]),
        major=int(major),
        minor=int(minor),
        read_only=b"ro" in options,
    )


def _decoded(field: bytes) -> str:
    """Spaces, tabs, line ends and backslashes are written as octal numbers."""
    return os.fsdecode(_OCTAL.sub(lambda found: bytes([int(found[1], 8)]), field))


def plain_folders(
    watch_folders: Collection[Path], mounted: Collection[Path] = ()
) -> Iterator[Path]:
    """The folders directly in a watched folder that are there without being ``mounted``.

    Only names are read, no folder is looked into. In the system's own folders they do not count:
    Debian keeps an empty /media/cdrom0 there.
    """
    for folder in _named(watch_folders):
        try:
            with os.scandir(folder) as inside:
                names = [
                    entry.name
                    for entry in inside
                    if not entry.name.startswith(".")
                    and folder / entry.name not in mounted  # asking one that hangs would hang
                    and entry.is_dir(follow_symlinks=False)
                ]
        except OSError:
            continue
        yield from (folder / name for name in sorted(names))
