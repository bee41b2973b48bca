# Run a program as a container would: as another user, in a file system of its own in which only
# /tmp can be written. Run by `unshare --mount`, which takes all of it away again at the end.
#
#   as_in_image.sh ROOT USER SOURCE:TARGET[:rw]... -- PROGRAM...
#
# ROOT is an empty folder to build it in; each SOURCE is there as TARGET, for reading or with `:rw`
# for writing too. No colon in a path.
set -eu
root=$1 user=$2
shift 2

read_only() {
    mkdir -p "$root$2"
    mount --bind "$1" "$root$2"
    mount -o remount,bind,ro "$root$2"
}

mount -t tmpfs -o mode=0755 none "$root"
mkdir "$root/proc" "$root/dev" "$root/tmp"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs -o mode=1777,size=256m none "$root/tmp"
for name in bin sbin lib lib64; do
    if [ -L "/$name" ]; then
        cp -P "/$name" "$root/$name"
    elif [ -d "/$name" ]; then
        read_only "/$name" "/$name"
    fi
done
read_only /usr /usr
read_only /etc /etc
while [ "$1" != -- ]; do
    case "$1" in
    *:rw)
        place=${1%:rw}
        mkdir -p "$root${place#*:}"
        mount --bind "${place%%:*}" "$root${place#*:}"
        ;;
    *) read_only "${1%%:*}" "${1#*:}" ;;
    esac
    shift
done
shift
mount -o remount,ro "$root"
exec chroot "$root" setpriv --reuid "$user" --regid "$user" --clear-groups --no-new-privs \
    env -C /app "$@"
