#!/usr/bin/env bash
# Make .venv and bring what Ashar needs; does nothing, and fast, when all is there.
# usage: tools/setup.sh run|test [cups]     test: the checkers too, and a screen that nobody sees
set -euo pipefail
cd "$(dirname "$0")/.."
PATH="$PATH:/usr/sbin:/sbin" # where Debian keeps ldconfig, which is not on everyone's path

# What the Qt wheel loads but does not bring: the library, and Debian's package of it.
LIBRARIES="
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libbrotlidec.so.1 libbrotli1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libpulse.so.0 libpulse0
"

say() { echo "ashar: $*" >&2; }

stop() {
    say "$*"
    exit 1
}

install_by_apt() { # what for, packages...
    local why=$1 as_root=()
    shift
    say "$why; installing by apt-get: $*"
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || stop "there is no sudo here. As root: apt-get install -y $*"
        as_root=(sudo)
    fi
    local quiet=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
    "${as_root[@]}" "${quiet[@]}" update >&2 || say "the lists of packages could not be renewed; trying with those there are"
    "${as_root[@]}" "${quiet[@]}" install -y --no-install-recommends "$@" >&2 ||
        stop "that did not work. By hand, as root: apt-get install -y $*"
}

has_apt() { command -v apt-get >/dev/null; }

need_libraries() {
    [ "$(uname)" = Linux ] || return 0
    local known library package libraries=() packages=()
    known=$(ldconfig -p)
    while read -r library package; do
        [ -z "$library" ] || [[ $known == *"$library "* ]] && continue
        libraries+=("$library") packages+=("$package")
    done <<<"$LIBRARIES"
    [ ${#libraries[@]} = 0 ] && return
    has_apt && install_by_apt "Qt needs ${#packages[@]} system libraries" "${packages[@]}" && return
    say "Qt needs system libraries that are not here: ${libraries[*]}"
    command -v dnf >/dev/null && say "try: sudo dnf install $(printf "'%s()(64bit)' " "${libraries[@]}")"
    stop "install them with your system's package tool, then say the same command again."
}

need_program() { # program, packages...; only a warning where there is no apt: its tests are skipped
    local program=$1
    shift
    command -v "$program" >/dev/null && return
    if [ "$(uname)" = Linux ] && has_apt; then
        install_by_apt "the tests use $program" "$@"
    else
        say "$program is not here; the tests that need it are skipped."
    fi
}

fits() { # 3.11 to 3.13, by asking it: a name on the path may be a shim of a version that is not there
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    local name
    for name in python3.13 python3.12 python3.11 python3; do
        if fits "$name"; then
            echo "$name"
            return
        fi
    done
    return 1
}

python_by_apt() {
    local version
    for version in 3.13 3.12 3.11; do
        if apt-cache show "python$version-venv" 2>/dev/null | grep -q .; then
            install_by_apt "no Python 3.11 to 3.13 is here" "python$version" "python$version-venv"
            return
        fi
    done
    return 1
}

need_python() { # sets PYTHON
    PYTHON=$(find_python) && return
    if has_apt; then
        [ "$(id -u)" = 0 ] && apt-get -qq update >&2
        python_by_apt || true
    fi
    PYTHON=$(find_python) && return
    stop "Python 3.11, 3.12 or 3.13 is needed and none is here (python3 is: $(python3 --version 2>&1 || true)). Install one of them, then say the same command again."
}

need_venv() {
    .venv/bin/python -c 'import pip' 2>/dev/null && fits .venv/bin/python && return
    local version
    need_python
    version=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if ! "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then
        has_apt || stop "$PYTHON cannot make a virtual environment: its modules venv and ensurepip are missing."
        install_by_apt "$PYTHON cannot make a virtual environment yet" "python$version-venv"
    fi
    say "making .venv with Python $version"
    rm -rf .venv
    "$PYTHON" -m venv .venv
}

need_packages() { # the set: run or test
    local stamp=.venv/.ashar-$1 what=.
    [ "$1" = test ] && what='.[dev]'
    [ "$stamp" -nt pyproject.toml ] && return
    [ "$1" = run ] && [ .venv/.ashar-test -nt pyproject.toml ] && return
    say "installing Python packages into .venv (a few minutes the first time)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable "$what" ||
        stop "the packages could not be installed. Is this computer online? It needs to be, this once."
    touch "$stamp"
}

purpose=${1:-run}
need_libraries
if [ "$purpose" = test ]; then
    need_program xvfb-run xvfb xauth
    need_program xdotool xdotool
    need_program setxkbmap x11-xkb-utils
    need_program socat socat
    need_program qpdf qpdf
fi
if [ "${2:-}" = cups ]; then
    need_program ippeveprinter cups cups-ipp-utils avahi-daemon dbus
fi
need_venv
need_packages "$purpose"
