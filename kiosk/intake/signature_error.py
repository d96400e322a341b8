"""What is raised for a folder that cannot be signed, or must not be loaded."""

from __future__ import annotations

from kiosk.errors import KioskError
from kiosk.intake.problems import Problem, problem
from kiosk.wording.intake import Said

MOST_TOLD = 50
"""Files that are named before "and more"."""


class SignatureError(KioskError):
    """A folder that cannot be signed, or must not be loaded; ``problems`` says why, for staff."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(f"{p.file or p.where}：{p.what}{p.do}" for p in self.problems)


def refused(file: str, where: str, said: Said, **fields: object) -> SignatureError:
    """The error for one of the pairs of ``kiosk.wording.signature``."""
    return SignatureError((problem(file, where, said, "error", **fields),))
