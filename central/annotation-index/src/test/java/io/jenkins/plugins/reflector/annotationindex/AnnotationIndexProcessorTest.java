package io.jenkins.plugins.reflector.annotationindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotationIndexProcessorTest {

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void makeFolder() throws IOException {
        classes = Files.createDirectory(folder.resolve("classes"));
    }

    @Test
    void listsNestedClassesByBinaryNameSortedOneALine() throws IOException {
        compile(
                source("org/jenkinsci/Symbol.java", "package org.jenkinsci; public @interface Symbol { String[] value(); }"),
                source("sample/Zebra.java", "package sample; @org.jenkinsci.Symbol(\"zebra\") class Zebra {}"),
                source(
                        "sample/Step.java",
                        "package sample; class Step { @org.jenkinsci.Symbol(\"step\") static class DescriptorImpl {} }"));

        assertThat(index("org.jenkinsci.Symbol")).isEqualTo("sample.Step$DescriptorImpl\nsample.Zebra\n");
    }

    @Test
    void listsTheClassOfAnAnnotatedMember() throws IOException {
        compile(
                source("hudson/init/Terminator.java", "package hudson.init; public @interface Terminator {}"),
                source("sample/End.java", "package sample; class End { @hudson.init.Terminator static void stop() {} }"));

        assertThat(index("hudson.init.Terminator")).isEqualTo("sample.End\n");
    }

    @Test
    void writesNoIndexOfWhatIsNotUsedOrNotIndexed() throws IOException {
        compile(source("sample/Plain.java", "package sample; @Deprecated class Plain {}"));

        assertThat(classes.resolve(AnnotationIndexProcessor.FOLDER)).doesNotExist();
        assertThat(classes.resolve("sample/Plain.class")).exists();
    }

    private String index(String annotation) throws IOException {
        return Files.readString(classes.resolve(AnnotationIndexProcessor.FOLDER + annotation));
    }

    private Path source(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void compile(Path... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-d", classes.toString(), "-cp", classes.toString()),
                    null,
                    files.getJavaFileObjects(sources));
            task.setProcessors(List.of(new AnnotationIndexProcessor()));
            assertThat(task.call()).isTrue();
        }
    }
}
