import APISpec
