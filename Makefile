# Both commands do all of their own set-up; the second time nothing is installed again.
.DEFAULT_GOAL := help
.PHONY: help run voices test check

# File names and messages are Chinese, and an empty machine has no locale.
export PYTHONUTF8 := 1

# Two lanes for the whole suite, the files of tests shared out between them; one where a choice was
# made by hand, as opening two takes longer than a few tests.
LANES := $(if $(ARGS),,-n 2 --dist loadfile)

help:
	@echo '素社家园 · 大厅触摸屏 / the lobby kiosk'
	@echo
	@echo '  make run    启动（首次会自动安装所需软件）     set up what is missing and start'
	@echo '              make run ARGS="--window 540x960"   more: .venv/bin/kiosk run --help'
	@echo '  make voices 安装自然的普通话声音（联网）       the natural Mandarin voice; make run tries it once'
	@echo '  make test   运行全部测试                       set up what is missing and run every test'
	@echo '  make check  检查格式、类型、引用方向           format, lint, strict types, import directions'
	@echo '  make help   显示这张表                         this list'

run:
	@deploy/set-up.sh run && exec .venv/bin/kiosk run $(ARGS)

voices:
	@deploy/set-up.sh voices

test:
	@deploy/set-up.sh test && exec .venv/bin/python -m pytest $(LANES) $(ARGS)

check:
	@deploy/set-up.sh test
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
