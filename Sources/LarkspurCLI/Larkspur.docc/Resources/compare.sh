larkspur diff HEAD:pages pages --fail-on err || echo "status $?"
