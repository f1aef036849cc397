#!/usr/bin/env bash
# Everything that must pass: build with warnings as errors, formatting, findings of the linter, unit and end-to-end tests.
# Installs what it needs itself. Long loops run a tenth of their rounds; PORTAL_LOOPS=1 runs them all.
set -u -o pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Nothing here runs long enough to earn back what the profile of hot code costs: a sixth of the time.
export DOTNET_TieredPGO=0

have_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
have_shell() { command -v chromium-headless-shell || command -v chrome-headless-shell; }
install() { (apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q "$@") >/dev/null; }
can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

if ! have_browser >/dev/null && can_install; then
  echo "No browser found: installing Chromium."
  install chromium || exit 1
fi

# Most tests run in the shell where there is one: it is the same engine with two thirds of the work.
if ! have_shell >/dev/null && can_install; then
  echo "No headless shell found: installing it."
  install chromium-headless-shell || echo "There is none here: the tests use the browser."
fi

# The tests of a proxy that signs people in run with a real one.
if ! command -v nginx >/dev/null && can_install; then
  echo "No nginx found: installing it."
  install nginx || exit 1
fi

# Titles are matched by Unicode's normalization, which .NET takes from ICU.
if ! ldconfig -p | grep -q 'libicuuc\.so\.' && can_install; then
  echo "No ICU found: installing libicu."
  install libicu-dev || exit 1
fi

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0 failed=0

step() {
  echo "== $1"
  shift
  "$@" || { echo "0 passed, 1 failed"; exit 1; }
}

run_tests() {
  local status=0
  dotnet test "tests/$1" --no-build --nologo --blame-hang --blame-hang-timeout 10m --blame-hang-dump-type none \
    --results-directory "$results" --logger "trx;LogFileName=$results/$1.trx" \
    --logger "console;verbosity=minimal" || status=$?
  local counters
  counters=$(grep -o '<Counters [^>]*>' "$results/$1.trx" 2>/dev/null || true)
  passed=$((passed + $(sed -n 's/.* passed="\([0-9]*\)".*/\1/p' <<<"$counters" | grep . || echo 0)))
  failed=$((failed + $(sed -n 's/.* failed="\([0-9]*\)".*/\1/p' <<<"$counters" | grep . || echo 0)))
  # A run that broke off has counted nothing, and is a failure all the same.
  if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
}

run_workbench_tests() {
  local status=0
  npm test --silent -- --reporter=default --reporter=json --outputFile.json="$results/workbench.json" || status=$?
  local counters
  counters=$(tr ',' '\n' <"$results/workbench.json" 2>/dev/null || true)
  passed=$((passed + $(sed -n 's/.*"numPassedTests":\([0-9]*\).*/\1/p' <<<"$counters" | grep . || echo 0)))
  failed=$((failed + $(sed -n 's/.*"numFailedTests":\([0-9]*\).*/\1/p' <<<"$counters" | grep . || echo 0)))
  if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
}

step "Build" dotnet build --nologo -v quiet
step "Formatting" dotnet format --verify-no-changes --no-restore
step "Formatting of the browser code" npm run --silent format:check
step "Findings of the linter" npm run --silent lint
step "Lines of 140 columns" node tests/columns.mjs
echo "== Unit tests of the workbench"
run_workbench_tests
echo "== Unit tests"
run_tests unit
echo "== End-to-end tests"
run_tests e2e

echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" != 0 ]
