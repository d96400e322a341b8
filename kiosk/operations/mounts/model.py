"""A stick as the system tells of it. Nothing of this was read from the stick itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from kiosk.wording import mounts as words


@dataclass(frozen=True, slots=True)
class Mount:
    """One file system that staff may have plugged in.

    Two values are equal only while the same medium is mounted in the same place.
    """

    path: Path
    device: str = ""
    """``/dev/sdb1`` or ``E:``; "" for a plain folder."""
    kind: str = ""
    """The file system as the system calls it (vfat, exfat, fuseblk); "" for a plain folder."""
    label: str = ""
    read_only: bool = False
    size: int | None = None
    """Bytes of the whole file system, free or not; None where that is not to be had cheaply."""
    number: int = 0
    """``st_dev`` of everything on it; 0 when not known."""
    medium: int = 0
    """The kernel's running number of the medium (``diskseq``): another stick in the same socket
    has another one; 0 when not known."""

    @property
    def name(self) -> str:
        """What staff know it by: U盘“红色”, U盘 sdb1, 文件夹“内容”."""
        if not self.device:
            return words.FOLDER_NAMED.format(name=self.path.name)
        if self.label:
            return words.STICK_LABELLED.format(name=self.label)
        return words.STICK_DEVICE.format(name=self.device.rpartition("/")[2])


class MountWatch(Protocol):
    """Notices sticks without touching them, so that one which hangs makes nobody else hang.

    No thread and no callback: whoever wants to know asks. To be closed, or used with ``with``.
    """

    def mounted(self) -> tuple[Mount, ...]:
        """The sticks there are now, those that came first in front. Never raises."""
        ...

    def wait(self, seconds: float) -> bool:
        """Waits at most ``seconds`` for something else than ``mounted`` last gave (at first:
        nothing), and says whether it came. A change stays a change until ``mounted`` is asked."""
        ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...
