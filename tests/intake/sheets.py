"""Spreadsheets for the tests, made by openpyxl or by LibreOffice."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from openpyxl import Workbook

from kiosk.intake.lists.reading import Rows

PROGRAMME = ("片名", "日期", "开始", "时长", "座位", "简介", "海报", "年份", "备注")
_OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
_OF = 'xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"'
_TABLE = 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
_TEXT = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'


def write(
    path: Path, rows: Iterable[Sequence[object]], *, merged: Sequence[str] = (), name: str = "表1"
) -> Path:
    """A workbook of one sheet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)
    return path


def programme(path: Path, *rows: Sequence[object]) -> Path:
    """A 放映计划 with the template's header."""
    return write(path, (PROGRAMME, *rows))


def flat_ods(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A .fods for LibreOffice; a cell is a text, "date:2026-06-12", "time:19:30" or a formula
    ("=...")."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows
    )
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_OFFICE} {_TABLE} {_TEXT} {_OF} '
        'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f'<office:body><office:spreadsheet><table:table table:name="六月">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document>",
        "utf-8",
    )
    return path


def by_office(sources: Sequence[Path], out: Path, profile: Path) -> None:
    """Lets LibreOffice save the sources as .xlsx into the folder ``out``."""
    csv = "--infilter=CSV:44,34,76,1"
    for options, suffix in (((csv,), ".csv"), ((), ".fods")):
        files = [str(source) for source in sources if source.suffix == suffix]
        if files:
            call = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", *options]
            call += ["--convert-to", "xlsx", "--outdir", str(out), *files]
            subprocess.run(call, check=True, capture_output=True, timeout=120)


def told(rows: Rows[Any]) -> list[tuple[str, str]]:
    """Level and sentence of each problem of a list."""
    return [(p.level, f"{p.where}：{p.what}{p.do}") for p in rows.problems]


def _cell(value: str) -> str:
    kind, _, rest = value.partition(":")
    if kind == "date":
        return f'<table:table-cell office:value-type="date" office:date-value="{rest}"/>'
    if kind == "time":
        hours, minutes = rest.split(":")
        duration = f"PT{hours}H{minutes}M00S"
        return f'<table:table-cell office:value-type="time" office:time-value="{duration}"/>'
    if value.startswith("="):
        return f"<table:table-cell table:formula={quoteattr('of:' + value)}/>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.splitlines())
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
