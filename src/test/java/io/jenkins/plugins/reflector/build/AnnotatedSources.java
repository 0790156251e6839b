package io.jenkins.plugins.reflector.build;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds annotated classes in sources, since class files no longer show an annotation such as {@code @Extension}. */
final class AnnotatedSources {

    private AnnotatedSources() {}

    /** @return the binary names of the classes that bear the annotation, or have a member that does */
    static SortedSet<String> classesWith(String simpleName, Collection<Path> sources) throws IOException {
        SortedSet<String> found = new TreeSet<>();
        if (sources.isEmpty()) {
            return found;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                new Finder(simpleName, found).scan(unit, null);
            }
        }
        return found;
    }

    private static final class Finder extends TreeScanner<Void, Void> {
        private final String simpleName;
        private final SortedSet<String> found;
        private final Deque<String> enclosing = new ArrayDeque<>();

        Finder(String simpleName, SortedSet<String> found) {
            this.simpleName = simpleName;
            this.found = found;
        }

        @Override
        public Void visitCompilationUnit(CompilationUnitTree unit, Void nothing) {
            enclosing.push(unit.getPackageName() == null ? "" : unit.getPackageName() + ".");
            return super.visitCompilationUnit(unit, nothing);
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            enclosing.push(enclosing.peek() + (enclosing.size() > 1 ? "$" : "") + type.getSimpleName());
            super.visitClass(type, nothing);
            enclosing.pop();
            return null;
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
            String name = annotation.getAnnotationType().toString();
            if (name.substring(name.lastIndexOf('.') + 1).equals(simpleName)) {
                found.add(enclosing.peek());
            }
            return super.visitAnnotation(annotation, nothing);
        }
    }
}
