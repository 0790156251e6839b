package io.jenkins.plugins.reflector.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** Compiles sources written in a test, so that a rule can be tried on code that breaks it. */
final class CompiledSample {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?m)^public (?:abstract |final )*(?:class|interface|@interface|record) (\\w+)");

    private CompiledSample() {}

    /** @param sources one top-level public type each, with its package */
    static JavaClasses of(Path folder, String... sources) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        // Nothing but the JDK and these sources: what stands for Jenkins is in the sample itself.
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-cp", classes.toString(), "-d", classes.toString()));
        for (String source : sources) {
            Path file = folder.resolve(first(PACKAGE, source).replace('.', '/') + "/" + first(TYPE, source) + ".java");
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source).toString());
        }
        int exit = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalArgumentException("The sample does not compile");
        }
        return new ClassFileImporter().importPath(classes);
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("Not found in the sample: " + pattern);
        }
        return matcher.group(1);
    }
}
