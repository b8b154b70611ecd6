#!/bin/sh
# Unpacks ffmpeg of another Debian suite, with all libraries that it needs,
# into a folder of its own: nothing is installed, nothing needs root.
#
#   unpack.sh SUITE FOLDER      (unpack.sh trixie ~/ffmpeg/7.1)
#
# FOLDER/ffmpeg, FOLDER/ffprobe and FOLDER/ffplay then run that version. The
# mirror is the one that this machine's apt uses.
set -eu

suite=$1
mkdir -p "$2"
root=$(cd "$2" && pwd)
apt=$root/.apt
mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/state" "$apt/parts"
: >"$apt/status"

# mirrors prints the address of every archive of this machine that has packages
# of Debian itself.
mirrors() {
    apt-get indextargets --format '$(REPO_URI) $(ORIGIN)' 'Created-By: Packages' |
        awk '$2 == "Debian" { print $1 }' | sort -u
}

for uri in $(mirrors); do
    case $uri in
    *security*) [ "$suite" = sid ] || echo "deb $uri $suite-security main" ;;
    *) echo "deb $uri $suite main" ;;
    esac
done >"$apt/sources.list"

run() {
    "$@" -o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts="$apt/parts" \
        -o Dir::State="$apt/state" -o Dir::State::Lists="$apt/lists" -o Dir::State::Status="$apt/status" \
        -o Dir::Cache="$apt/cache" -o APT::Install-Recommends=false -o APT::Sandbox::User="$(id -un)" \
        -o Acquire::Check-Valid-Until=false -o Debug::NoLocking=1 -o Acquire::Languages=none -o APT::Update::Error-Mode=any
}

run apt-get update -qq
run apt-get install -qq -y --download-only ffmpeg >/dev/null
for deb in "$apt"/cache/archives/*.deb; do
    dpkg-deb --fsys-tarfile "$deb" | tar -x -C "$root" --keep-directory-symlink \
        --exclude='./usr/share/doc' --exclude='./usr/share/man' --exclude='./usr/share/locale' --exclude='./dev'
    rm "$deb"
done

# A library stands in one of several folders; the loader is given all of them.
libraries=$(find "$root" -name '*.so*' -printf '%h\n' | grep -v /gconv | sort -u | paste -sd:)
loader=$(find "$root" -name 'ld-linux*.so.*' | head -n 1)
for program in ffmpeg ffprobe ffplay; do
    printf '#!/bin/sh\nexec "%s" --library-path "%s" "%s" "$@"\n' \
        "$loader" "$libraries" "$root/usr/bin/$program" >"$root/$program"
    chmod +x "$root/$program"
done
"$root/ffmpeg" -version | head -n 1
