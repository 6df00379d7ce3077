#!/usr/bin/env bash
# setup_test.sh SETUP CASE   tries tools/setup on a machine that is made of a few pretended commands.
#
# The pretended machine is a folder that alone stands in PATH: dpkg-query knows the packages listed in
# the file `installed`, apt-get writes what it is asked for into `asked` and installs into that file.
set -euo pipefail

setup=$(realpath "$1")
case_name=$2

machine=$(mktemp -d)
trap 'rm -rf "$machine"' EXIT
mkdir "$machine/bin"
touch "$machine/installed" "$machine/asked"

for tool in bash env cat grep mktemp rm sed tail; do
  ln -s "$(command -v "$tool")" "$machine/bin/$tool"
done

# pretend NAME: the command NAME of the machine is the script on standard input.
pretend() {
  { printf '#!%s\n' "$(command -v bash)" && cat; } >"$machine/bin/$1"
  chmod +x "$machine/bin/$1"
}

pretend_debian() {
  pretend dpkg <<<"exit 0"
  pretend g++ <<<"echo 12"
  pretend cmake <<<"echo cmake version 3.25.1"
  pretend dpkg-query <<'END'
grep -qxF "${!#}" "$MACHINE/installed" || exit 1
echo "ii "
END
  pretend apt-get <<'END'
echo "apt-get $*" >>"$MACHINE/asked"
verb=none
for argument in "$@"; do
  case "$argument" in
    update | install)
      verb=$argument
      [ ! -e "$MACHINE/offline" ] || { echo "E: Could not resolve"; exit 100; }
      ;;
    -*) ;;
    *) [ "$verb" != install ] || echo "$argument" >>"$MACHINE/installed" ;;
  esac
done
END
}
pretend_user() { pretend id <<<"echo $1"; }
pretend_sudo() {
  pretend sudo <<'END'
echo "sudo" >>"$MACHINE/asked"
exec "$@"
END
}

# run_setup ARGUMENT...: fills `said` and `code`.
run_setup() {
  code=0
  said=$(env -i PATH="$machine/bin" MACHINE="$machine" "$machine/bin/bash" "$setup" "$@" 2>&1) || code=$?
}

fail() {
  printf 'setup_test: %s\n--- exit code %s, and it said:\n%s\n--- apt-get was asked:\n' "$1" "$code" "$said"
  cat "$machine/asked"
  exit 1
}
exits() { [ "$code" -eq "$1" ] || fail "exit code $1 was expected"; }
says() { grep -qF -- "$1" <<<"$said" || fail "it should say: $1"; }
says_nothing_of() { ! grep -qF -- "$1" <<<"$said" || fail "it should not say: $1"; }
asked() { grep -qE -- "$1" "$machine/asked" || fail "apt-get should have been asked: $1"; }
asked_nothing() { [ ! -s "$machine/asked" ] || fail "nothing should have been asked"; }

case "$case_name" in
  installs-what-is-missing-and-says-why)
    pretend_debian && pretend_user 0
    printf '%s\n' g++ cmake ninja-build >"$machine/installed"
    run_setup run
    exits 0
    says "missing: libyaml-cpp-dev (reads YAML)"
    says_nothing_of "missing: g++"
    asked 'install .*libyaml-cpp-dev'
    asked 'update'
    ;;
  a-second-run-installs-nothing)
    pretend_debian && pretend_user 0
    run_setup run check
    exits 0
    : >"$machine/asked"
    run_setup run check
    exits 0
    says "nothing to install"
    asked_nothing
    ;;
  running-needs-no-test-package)
    pretend_debian && pretend_user 0
    run_setup run
    exits 0
    says_nothing_of gtest
    says_nothing_of wasm
    run_setup check
    exits 0
    asked 'install .*libgtest-dev .*libc[+][+]-14-dev-wasm32 .*nodejs'
    ;;
  comparing-with-others-has-a-set-of-its-own)
    pretend_debian && pretend_user 0
    run_setup check
    exits 0
    says_nothing_of python3-graph-tool
    run_setup bench
    exits 0
    asked 'install .*python3-graph-tool'
    ;;
  a-user-installs-through-sudo)
    pretend_debian && pretend_user 1000 && pretend_sudo
    run_setup run
    exits 0
    asked '^sudo$'
    says "installed: "
    ;;
  a-user-without-sudo-is-told-what-to-run)
    pretend_debian && pretend_user 1000
    run_setup run
    exits 1
    says "you are not root and sudo is not here"
    says "apt-get install g++"
    asked_nothing
    ;;
  a-user-whom-sudo-refuses-is-told-what-to-ask-for)
    pretend_debian && pretend_user 1000
    pretend sudo <<<"exit 1"
    run_setup run
    exits 1
    says "sudo did not let you"
    asked_nothing
    ;;
  without-a-network-it-names-what-is-missing)
    pretend_debian && pretend_user 0
    touch "$machine/offline"
    run_setup run
    exits 1
    says "is there a network?"
    says "Still missing: g++"
    says "E: Could not resolve"
    ;;
  not-debian-is-refused-by-name)
    run_setup check
    exits 1
    says "not a Debian-like system"
    says "libyaml-cpp-dev: reads YAML"
    says "libgtest-dev"
    ;;
  a-compiler-that-is-too-old-is-refused)
    pretend_debian && pretend_user 0
    pretend dpkg <<<'[ "$2" != 10 ]'
    pretend g++ <<<"echo 10"
    run_setup run
    exits 1
    says "g++ here is version 10, but 12 or newer is needed"
    ;;
  an-unknown-set-is-wrong-usage)
    pretend_debian && pretend_user 0
    run_setup everything
    exits 2
    says 'there is no set "everything"'
    asked_nothing
    ;;
  *)
    printf 'setup_test: no case "%s"\n' "$case_name"
    exit 1
    ;;
esac
