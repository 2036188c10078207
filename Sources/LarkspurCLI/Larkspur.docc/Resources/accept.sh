fingerprint=$(grep -o '"fingerprint": *"[0-9a-f]*"' .larkspur/diff.json | head -n 1 | grep -o '[0-9a-f]\{12\}')
larkspur accept "$fingerprint" --report .larkspur/diff.json --by "A reviewer" --reason "Our clients show the identifier."
