# cmake -DFILES=a;b -DTO=header -P: one number for what these files say.
set(all "")
foreach(file IN LISTS FILES)
  file(SHA256 "${file}" hash)
  string(APPEND all "${hash}")
endforeach()
string(SHA256 version "${all}")
string(SUBSTRING "${version}" 0 8 version)
file(WRITE "${TO}" "inline constexpr char kRulesVersion[] = \"${version}\";\n")
