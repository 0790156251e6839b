package io.jenkins.plugins.reflector.annotationindex;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Lists, for each annotation that Jenkins looks up by index, the classes that bear it or have a member that does:
 * one binary name a line, sorted, in {@code META-INF/services/annotations/<annotation>}.
 *
 * <p>It stands in for {@code org.jenkins-ci:annotation-indexer}, which is not on Maven Central. Where that one asks
 * whether an annotation is itself marked as indexed, this one goes by name, so that the signatures need no such mark.
 * Without the index of {@code @Symbol} neither Declarative Pipeline nor configuration as code knows our symbols.
 */
public final class AnnotationIndexProcessor extends AbstractProcessor {

    /** The folder of all indexes, inside the class output. */
    static final String FOLDER = "META-INF/services/annotations/";

    /** The annotations indexed in Jenkins 2.479 and its plugins that a plugin may bear. */
    static final List<String> INDEXED = List.of(
            "org.jenkinsci.Symbol",
            "hudson.init.Initializer",
            "hudson.init.Terminator",
            "hudson.cli.declarative.CLIMethod",
            "hudson.cli.declarative.CLIResolver",
            "org.kohsuke.accmod.Restricted",
            "org.kohsuke.stapler.export.ExportedBean");

    private final Map<String, SortedSet<String>> classesByAnnotation = new TreeMap<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.copyOf(INDEXED);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    /** Collects in every round and writes in the last one; claims no annotation. */
    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            SortedSet<String> classes = classesByAnnotation.computeIfAbsent(
                    annotation.getQualifiedName().toString(), name -> new TreeSet<>());
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                classes.add(nameOf(element));
            }
        }
        if (round.processingOver() && !round.errorRaised()) {
            classesByAnnotation.forEach(this::write);
        }
        return false;
    }

    private String nameOf(Element element) {
        if (element instanceof PackageElement named) {
            return named.getQualifiedName() + ".*";
        }
        Element type = element;
        while (!(type instanceof TypeElement)) {
            type = type.getEnclosingElement();
        }
        return processingEnv.getElementUtils().getBinaryName((TypeElement) type).toString();
    }

    private void write(String annotation, SortedSet<String> classes) {
        try (Writer out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", FOLDER + annotation)
                .openWriter()) {
            for (String name : classes) {
                out.write(name + "\n");
            }
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR,
                            "The index " + FOLDER + annotation + " could not be written: " + e.getMessage());
        }
    }
}
