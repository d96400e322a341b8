#!/bin/sh
# Lets this Debian machine mount USB sticks for the kiosk by itself. Once, as root:
#
#     deploy/sticks/install.sh USER        USER: who the kiosk runs as
#     deploy/sticks/install.sh --remove
#
# ROOT=/some/folder puts the files there and tells nobody (for packages and tests).
set -eu
cd "$(dirname "$0")"
root=${ROOT:-}

program=$root/usr/local/lib/sushe-kiosk/stick
unit=$root/etc/systemd/system/kiosk-stick@.service
rule=$root/etc/udev/rules.d/75-kiosk-sticks.rules
polkit=$root/etc/polkit-1/rules.d/50-kiosk-sticks.rules

tell_the_system() {
    [ -z "$root" ] || return 0
    systemctl daemon-reload
    udevadm control --reload
}

user=${1:-}
case $user in
    "") echo "usage: $0 USER | --remove" >&2; exit 2 ;;
    --remove)
        rm -f "$program" "$unit" "$rule" "$polkit"
        tell_the_system
        exit ;;
    *[!A-Za-z0-9_-]*) echo "not the name of a user: $user" >&2; exit 2 ;;
esac
if [ -z "$root" ] && ! id "$user" >/dev/null 2>&1; then
    echo "there is no user $user" >&2
    exit 1
fi

install -D -m 755 stick "$program"
install -D -m 644 'kiosk-stick@.service' "$unit"
install -D -m 644 75-kiosk-sticks.rules "$rule"
mkdir -p "${polkit%/*}"
sed "s/KIOSK_USER/$user/" 50-kiosk-sticks.rules >"$polkit"
chmod 644 "$polkit"
tell_the_system
echo "Done. Plug in a stick: it is at /media/kiosk/ within two seconds."
