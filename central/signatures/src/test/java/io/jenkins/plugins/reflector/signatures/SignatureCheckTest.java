package io.jenkins.plugins.reflector.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lie that a signature can tell is told here once, and found: what is written, what is real, what is said. */
class SignatureCheckTest {

    private static final String HEAD = "import java.lang.annotation.*; import java.util.*; ";

    static Stream<Arguments> lies() {
        return Stream.of(
                arguments("public class A {}", "public class B {}", "there is no such class"),
                arguments("public class A {}", "public interface A {}", "is written as class, but is interface"),
                arguments("public enum A {X}", "public class A {}", "is written as enum, but is class"),
                arguments("public @interface A {}", "public interface A {}", "is written as annotation type, but is interface"),
                arguments("public class A {}", "class A {}", "is written public, but is package-private"),
                arguments("public class A {}", "public final class A {}", "is final, but not written so"),
                arguments("public final class A {}", "public class A {}", "is written final, but is not"),
                arguments("public class A {}", "public abstract class A {}", "is abstract, but not written so"),
                arguments("public class A extends ArrayList {}", "public class A {}", "is no subtype of java.util.ArrayList"),
                arguments("public class A implements java.io.Serializable {}", "public class A {}", "is no subtype of java.io.Serializable"),
                arguments("public class A { public static class N {} }", "public class A { public class N {} }", "is written static, but is not"),
                arguments("public class A { public static class N {} }", "public class A { protected static class N {} }", "is written public, but is protected"),
                arguments("public class A { public void m() {} }", "public class A {}", "is not there with the descriptor ()V"),
                arguments("public class A { public void m(int i) {} }", "public class A { public void m(long l) {} }", "there is m(J)V"),
                arguments("public class A { public Object m() {return 1;} }", "public class A { public String m() {return null;} }", "there is m()Ljava/lang/String;"),
                arguments("public class A { public int f; }", "public class A { public long f; }", "there is fJ"),
                arguments("public class A {}", "public class A { private A() {} }", "is written public, but is private"),
                arguments("public class A {}", "public class A { public A(int i) {} }", "there is new(I)V"),
                arguments("public class A { public void m() {} }", "public class A { protected void m() {} }", "is written public, but is protected"),
                arguments("public class A { public void m() {} }", "public class A { public final void m() {} }", "is final, but not written so"),
                arguments("public abstract class A { public void m() {} }", "public abstract class A { public abstract void m(); }", "is abstract, but not written so"),
                arguments("public interface A { void m(); }", "public interface A { default void m() {} }", "is written abstract, but is not"),
                arguments("public class A { public static void m() {} }", "public class A { public void m() {} }", "is written static, but is not"),
                arguments("public class A { public static int f; }", "public class A { public int f; }", "is written static, but is not"),
                arguments("public class A { public static final int F = 1; }", "public class A { public static final int F = 2; }", "is the constant 2, written 1"),
                arguments("public class A { public static final String F = \"a\"; }", "public class A { public static final String F = new String(\"a\"); }", "is the constant null, written a"),
                arguments("@Retention(RetentionPolicy.RUNTIME) public @interface A {}", "public @interface A {}", "has the retention CLASS, written RUNTIME"),
                arguments("@Target(ElementType.METHOD) public @interface A {}", "@Target({ElementType.METHOD, ElementType.FIELD}) public @interface A {}", "has the targets [FIELD, METHOD], written [METHOD]"),
                arguments("public @interface A {}", "@Target({}) public @interface A {}", "has the targets [], written null"),
                arguments("public @interface A { String value() default \"\"; }", "public @interface A { String value(); }", "has no default"),
                arguments("public class A { public void m() {} }", "public class A { public void m() throws java.io.IOException {} }", "throws [java.io.IOException], written []"),
                arguments("public class A { public A() throws Exception {} }", "public class A {}", "throws [], written [java.lang.Exception]"));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void isFound(String written, String real, String text) {
        assertThat(findings(written, real)).anySatisfy(finding -> {
            assertThat(finding.error()).isTrue();
            assertThat(finding.where()).startsWith("A");
            assertThat(finding.text()).contains(text);
        });
    }

    static Stream<Arguments> oddities() {
        return Stream.of(
                arguments("public class A { public List<String> m() {return null;} }", "public class A { public List<Object> m() {return null;} }", "generics are"),
                arguments("public class A<T> {}", "public class A {}", "generics are"),
                arguments("public class A { public static final int F; static {F = 1;} }", "public class A { public static final int F = 1; }", "written without its value"));
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void isOnlyAWarning(String written, String real, String text) {
        assertThat(findings(written, real)).singleElement().satisfies(finding -> {
            assertThat(finding.error()).isFalse();
            assertThat(finding.text()).contains(text);
        });
    }

    static Stream<Arguments> truths() {
        return Stream.of(
                arguments("public class A { private A() {} }", "public class A { public A(int i) {} public void more() {} }"),
                arguments("public class A extends ArrayList { public int size() {return 0;} }", "public class A extends Vector2 {} class Vector2 extends ArrayList {}"),
                arguments("public class A { public void m() {} }", "public class A extends B {} class B { public void m() {} }"),
                arguments("public class A { public void m() throws IllegalStateException {} }", "public class A { public void m() {} }"),
                arguments("public enum A {X}", "public enum A {Y {}, X}"),
                arguments("public class A { private int f; private void m() {} static {} }", "public class A {}"));
    }

    @ParameterizedTest
    @MethodSource("truths")
    void isAccepted(String written, String real) {
        assertThat(findings(written, real)).isEmpty();
    }

    @Test
    void findingsSayWhere() {
        assertThat(findings("public class A { public void m(String[] s) {} }", "public class A {}"))
                .extracting(Finding::toString)
                .containsExactly("ERROR   A.m(java.lang.String[]): is not there with the descriptor ([Ljava/lang/String;)V");
    }

    private static List<Finding> findings(String written, String real) {
        return SignatureCheck.run(Classes.of(Compiled.of(HEAD + written)), Classes.of(Compiled.of(HEAD + real)));
    }
}
