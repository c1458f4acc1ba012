#!/bin/sh
# Installs the locked packages inside an image build, with the build's optional secrets.
# usage: install-packages [options of npm ci]
set -eu
secrets=/run/secrets
if [ -s "$secrets/certificates" ]; then export NODE_EXTRA_CA_CERTS="$secrets/certificates"; fi
if [ -s "$secrets/npmrc" ]; then export NPM_CONFIG_USERCONFIG="$secrets/npmrc"; fi
exec npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error "$@"
