larkspur generate --config larkspur.json --check || echo "status $?"
