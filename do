#!/usr/bin/env bash
# All that one does with this repository. `./do` alone lists it.
set -euo pipefail
from=$PWD
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

usage() {
  cat <<'TEXT'
./do setup      check for the .NET SDK and Node.js, restore packages, see to a font, to PostgreSQL and Chromium for tests
./do build      build everything
./do test       build and run all tests; closes with "N passed, N failed"
./do demo       start the server with fourteen months of made-up life, and say where to go (--urls http://127.0.0.1:5081)
./do samples    assess the samples on their evidence and print the statements
./do server …   the server, compiled once, then started without a build
./do bench      measure against the targets of the design
./do screenshots  pictures of the pages with the demo's data, for the README and to look at
./do golden     run the tests and write their expected outputs anew; read the difference before you commit it
./do fmt        format the C# sources (--check: only say whether they are)
./do kept …     the command line, compiled once, then started without a build
TEXT
}

needs_sdk() {
  if ! has_sdk; then
    echo "The .NET SDK 10 is missing. Run ./do setup, which says what to install." >&2
    exit 1
  fi
}

has_sdk() { command -v dotnet >/dev/null 2>&1 && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }

cmd_setup() {
  if ! has_sdk && [ "$(id -u)" = 0 ] && command -v apt-cache >/dev/null 2>&1 && apt-cache show dotnet-sdk-10.0 >/dev/null 2>&1; then
    echo "Installing dotnet-sdk-10.0 with apt-get."
    apt-get install -y dotnet-sdk-10.0
  fi
  if ! has_sdk; then
    cat >&2 <<'TEXT'
Kept needs the .NET SDK 10 and could not find it.
  Debian, Ubuntu:  sudo apt-get install dotnet-sdk-10.0   (where the distribution has it)
  Fedora:          sudo dnf install dotnet-sdk-10.0
  macOS:           brew install dotnet
  otherwise:       see the download page of .NET 10
TEXT
    exit 1
  fi
  needs_node
  dotnet restore Kept.slnx -v q
  needs_font
  needs_postgres
  needs_chromium
  echo "Ready: .NET SDK $(dotnet --version)."
}

# Styles and scripts of the pages are put together by Node.js when Kept is built.
needs_node() {
  if has_node; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing nodejs and npm with apt-get."
    apt-get install -y --no-install-recommends nodejs npm || true
    if has_node; then return; fi
  fi
  echo "Kept needs Node.js 20 or newer, with npm, to build its pages: sudo apt-get install nodejs npm, or its own download where that is older." >&2
  exit 1
}

has_node() {
  command -v npm >/dev/null 2>&1 && command -v node >/dev/null 2>&1 && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]
}

# Tests of the pages use a real browser; without one they are skipped.
needs_chromium() {
  if command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing chromium with apt-get."
    if apt-get install -y --no-install-recommends chromium; then return; fi
  fi
  echo "No browser to test the pages with: sudo apt-get install chromium. Those tests are skipped." >&2
}

# Contracts are printed with a font of the machine; all else works without one.
needs_font() {
  if find /usr/share/fonts /usr/local/share/fonts /Library/Fonts -name LiberationSans-Bold.ttf -o -name DejaVuSans-Bold.ttf \
    -o -name 'Arial Bold.ttf' 2>/dev/null | grep -q .; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing fonts-liberation2 with apt-get."
    if apt-get install -y fonts-liberation2 || apt-get install -y fonts-dejavu-core; then return; fi
  fi
  echo "No font to print contracts with (kept render --to pdf): sudo apt-get install fonts-liberation2" >&2
}

# Tests of the store on PostgreSQL start a server of their own; without one they are skipped.
needs_postgres() {
  if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v pg_config >/dev/null 2>&1; then return; fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing postgresql with apt-get."
    if apt-get install -y --no-install-recommends postgresql; then return; fi
  fi
  echo "No PostgreSQL to test the store with: sudo apt-get install postgresql. Its tests are skipped." >&2
}

cmd_build() {
  needs_sdk
  needs_node
  dotnet build Kept.slnx -c Release -v q --nologo "$@"
}

# Runs each test program in turn and adds up what they report. A program that ends without a report counts as a failure.
cmd_test() {
  needs_postgres
  needs_chromium
  cmd_build
  local passed=0 failed=0 skipped=0 project name log status
  log=$(mktemp)
  # shellcheck disable=SC2064
  trap "rm -f '$log'" EXIT
  for project in tests/*/*.csproj; do
    name=$(basename "$project" .csproj)
    echo "== $name"
    status=0
    "$(dirname "$project")/bin/Release/net10.0/$name" --no-progress --no-ansi "$@" 2>&1 | tee "$log" || status=$?
    passed=$((passed + $(number_of succeeded "$log")))
    skipped=$((skipped + $(number_of skipped "$log")))
    local here
    here=$(number_of failed "$log")
    # 8 means that no test fits a filter; that is no failure.
    if [ "$here" = 0 ] && [ "$status" != 0 ] && [ "$status" != 8 ]; then here=1; fi
    failed=$((failed + here))
  done
  if [ "$skipped" = 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
  [ "$failed" = 0 ]
}

number_of() { awk -v key="$1:" '$1 == key { n = $2 } END { print n + 0 }' "$2"; }

cmd_golden() { KEPT_GOLDEN=1 cmd_test "$@"; }

cmd_fmt() {
  needs_sdk
  local flags=()
  if [ "${1:-}" = --check ]; then flags=(--verify-no-changes); fi
  dotnet format whitespace Kept.slnx "${flags[@]}"
}

cmd_bench() {
  needs_sdk
  dotnet run -c Release -v q --project bench -- "$@"
}

# Each sample is a folder with agreement.yaml, evidence*.jsonl or *.csv, and `run`: one line of further arguments for `kept assess`.
cmd_samples() {
  publish
  local sample
  for sample in samples/*/; do
    sample=${sample%/}
    [ -f "$sample/agreement.yaml" ] && [ -f "$sample/run" ] || continue
    local arguments=() file
    for file in "$sample"/evidence*.jsonl "$sample"/*.csv; do
      if [ -f "$file" ]; then arguments+=(--evidence "$file"); fi
    done
    read -r -a more <"$sample/run" || true
    printf '\n──── %s ────\nkept assess %s %s\n\n' "$sample" "$sample/agreement.yaml" "${arguments[*]} ${more[*]}"
    out/kept/kept assess "$sample/agreement.yaml" "${arguments[@]}" "${more[@]}"
  done

  # Errors are what it is to show: they are no failure of the demo.
  printf '\n──── before anybody signs ────\nkept check samples/contact-centre/agreement.yaml\n\n'
  out/kept/kept check samples/contact-centre/agreement.yaml || true
}

# Compiles a program ahead, unless what is there is newer than all sources. Composite: our assemblies and those they use are
# compiled as one, so that generics over types of another of them need no compiling at the start. As a property of the project
# the SDK would set it aside where the runtime is not published along.
publish() { compile kept Kept.Cli "the command line" -p:PublishReadyToRunComposite=true; }

compile() {
  local to=out/$1
  if [ -f "$to/.made" ] && [ -z "$(find src templates samples docs Directory.Build.props Directory.Packages.props \
    \( -name bin -o -name obj -o -name node_modules \) -prune -o -type f -newer "$to/.made" -print -quit 2>/dev/null)" ]; then
    return
  fi
  needs_sdk
  needs_node
  echo "Compiling $3, once." >&2
  mkdir -p "$to"
  touch "$to/.making"
  dotnet publish "src/$2" -c Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true "${@:4}" \
    -v q --nologo -o "$to" >&2
  mv "$to/.making" "$to/.made"
}

cmd_server() {
  local here=$PWD
  compile server Kept.Server "the server"
  cd "$from"
  exec "$here/out/server/kept-server" "$@"
}

# Everything that the demo writes is in out/demo, and made up anew at each start.
cmd_demo() {
  compile server Kept.Server "the server"
  rm -rf out/demo
  mkdir -p out/demo
  exec out/server/kept-server --store out/demo/kept.db --demo true "$@"
}

# The pages as people see them, at the widths of a desk and a phone, light and dark; those of the README are in docs/pictures.
cmd_screenshots() {
  needs_chromium
  cmd_build
  KEPT_PICTURES=$PWD/out/pictures KEPT_README_PICTURES=$PWD/docs/pictures \
    tests/Kept.Web.Tests/bin/Release/net10.0/Kept.Web.Tests --no-progress --no-ansi --filter-class '*PictureTests' --filter-class '*EveryPageTests'
  echo "Pictures are in out/pictures, those of the README in docs/pictures."
}

cmd_kept() {
  local here=$PWD
  publish
  cd "$from"
  exec "$here/out/kept/kept" "$@"
}

command=${1:-help}
shift || true
case "$command" in
  setup | build | test | demo | samples | server | bench | screenshots | golden | fmt | kept) "cmd_$command" "$@" ;;
  help | -h | --help) usage ;;
  *)
    echo "There is no ./do $command." >&2
    usage >&2
    exit 2
    ;;
esac
