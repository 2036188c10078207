larkspur lint pages
larkspur generate --config larkspur.json
git init --quiet
printf '.larkspur/\n' > .gitignore
git add .
git commit --quiet --message "An SDK of the chats"
