larkspur generate --config larkspur.json
git diff Generated/api.txt
