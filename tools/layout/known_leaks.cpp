// What a build with sanitizers must not complain about: Graphviz and the libraries behind it never
// give back some of their memory, and the program ends after one picture.

extern "C" const char* __lsan_default_options();
extern "C" const char* __lsan_default_suppressions();

extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }

extern "C" const char* __lsan_default_suppressions() {
  return "leak:libgvc\nleak:libcgraph\nleak:libcdt\nleak:libgvplugin\nleak:libpango\nleak:"
         "libcairo\n"
         "leak:libfontconfig\nleak:libglib\nleak:<unknown module>\n";
}
