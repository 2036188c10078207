larkspur diff HEAD:pages pages --fail-on err
git switch --quiet --create chat-owners
git add .
git commit --quiet --message "Chats have owners"
