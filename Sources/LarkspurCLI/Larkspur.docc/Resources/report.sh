mkdir -p .larkspur
larkspur diff HEAD:pages pages --format markdown=.larkspur/comment.md --format json=.larkspur/diff.json
