package io.jenkins.plugins.reflector.signatures;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Sources, compiled in memory. */
final class Compiled {

    private static final Pattern NAME = Pattern.compile("(?:class|interface|enum|record) (\\w+)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** One for all, since it keeps what it has read of the JDK. */
    private static final JavaFileManager JDK = COMPILER.getStandardFileManager(null, null, null);

    private Compiled() {}

    /** Class files by name with slashes; each source is named after the first type in it. */
    static Map<String, byte[]> of(String... sources) {
        Map<String, byte[]> files = new TreeMap<>();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavaFileManager memory =
                new ForwardingJavaFileManager<JavaFileManager>(JDK) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                        return output(name, kind, files);
                    }
                };
        List<JavaFileObject> objects =
                Arrays.stream(sources).map(Compiled::source).toList();
        if (!COMPILER.getTask(null, memory, said, List.of("-proc:none"), null, objects).call()) {
            throw new IllegalArgumentException(said.getDiagnostics().toString());
        }
        return files;
    }

    private static JavaFileObject output(String name, JavaFileObject.Kind kind, Map<String, byte[]> files) {
        return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
            @Override
            public OutputStream openOutputStream() {
                return new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        files.put(name.replace('.', '/'), toByteArray());
                    }
                };
            }
        };
    }

    private static JavaFileObject source(String text) {
        Matcher name = NAME.matcher(text);
        Matcher folder = PACKAGE.matcher(text);
        if (!name.find()) {
            throw new IllegalArgumentException("no type in " + text);
        }
        String path = (folder.find() ? folder.group(1).replace('.', '/') + "/" : "") + name.group(1) + ".java";
        return new SimpleJavaFileObject(URI.create("memory:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
