package io.jenkins.plugins.reflector.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A class {@code own.U} was compiled against one form of {@code api.A} and meets another: each way in which that breaks. */
class LinkageCheckTest {

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("public class A {}", "public class B {}", "class U { A a; }", "names api.A, which is not there"),
                arguments("public class A {}", "public class B {}", "class U { Object m() {return A.class;} }", "names api.A, which is not there"),
                arguments("public class A {}", "class A {}", "class U { A[] m() {return null;} }", "names api.A, which is package-private"),
                arguments("public class A { public void m() {} }", "public class A {}", "class U { void u(A a) {a.m();} }", "uses api.A.m(), which is not there with the descriptor ()V"),
                arguments("public class A { public void m() {} }", "public class A { public int m() {return 1;} }", "class U { void u(A a) {a.m();} }", "which is not there with the descriptor ()V"),
                arguments("public class A { public int f; }", "public class A { public long f; }", "class U { int u(A a) {return a.f;} }", "uses api.A.f, which is not there"),
                arguments("public class A { public static void m() {} }", "public class A { public void m() {} }", "class U { void u() {A.m();} }", "which is not static"),
                arguments("public class A { public void m() {} }", "public class A { public static void m() {} }", "class U { void u(A a) {a.m();} }", "which is static"),
                arguments("public class A { public static int f; }", "public class A { public int f; }", "class U { int u() {return A.f;} }", "which is not static"),
                arguments("public class A { public void m() {} }", "public interface A { void m(); }", "class U { void u(A a) {a.m();} }", "but api.A is an interface"),
                arguments("public interface A { void m(); }", "public class A { public void m() {} }", "class U { void u(A a) {a.m();} }", "but api.A is no interface"),
                arguments("public class A { public void m() {} }", "public class A {}", "class U { Runnable u(A a) {return a::m;} }", "uses api.A.m(), which is not there"),
                arguments("public class A {}", "public class A { public A(int i) {} }", "class U { java.util.function.Supplier<A> s = A::new; }", "uses api.A.new(), which is not there"),
                arguments("public class A { public void m() {} }", "public class A { private void m() {} }", "class U { void u(A a) {a.m();} }", "which is private"),
                arguments("public class A { public void m() {} }", "public class A { void m() {} }", "class U { void u(A a) {a.m();} }", "which is package-private"),
                arguments("public class A { public void m() {} }", "public class A { protected void m() {} }", "class U { void u(A a) {a.m();} }", "which is protected"),
                arguments("public class A { public void m() {} }", "public class A { protected void m() {} }", "class U extends A { void u(A a) {a.m();} }", "which is protected"),
                arguments("public class A {}", "public class A { private A() {} }", "class U { A u() {return new A();} }", "which is private"),
                arguments("public class A { public int f; }", "public class A { public final int f = 1; }", "class U { void u(A a) {a.f = 2;} }", "which is final"),
                arguments("public class A {}", "public abstract class A {}", "class U { A u() {return new A();} }", "makes an object of api.A, which is abstract"),
                arguments("public class A {}", "public final class A {}", "class U extends A {}", "extends api.A, which is final"),
                arguments("public class A {}", "public interface A {}", "class U extends A {}", "extends api.A, which is an interface"),
                arguments("public interface A {}", "public class A {}", "class U implements A {}", "implements api.A, which is no interface"),
                arguments("public interface A {}", "public sealed interface A permits A.B { final class B implements A {} }", "class U implements A {}", "is not permitted by api.A, which is sealed"),
                arguments("public class A { public void m() {} }", "public class A { public final void m() {} }", "class U extends A { public void m() {} }", "overrides api.A.m(), which is final"),
                arguments("public class A { protected void m() {} }", "public class A { public void m() {} }", "class U extends A { protected void m() {} }", "as protected, which is public"),
                arguments("public class A {}", "public abstract class A { public abstract void m(); }", "class U extends A {}", "leaves out api.A.m(), which is abstract"),
                arguments("public interface A {}", "public interface A extends B {} interface B { void m(); }", "class U implements A {}", "leaves out api.B.m(), which is abstract"),
                arguments("public interface A { default void m() {} }", "public interface A { void m(); }", "class U implements A {}", "leaves out api.A.m(), which is abstract"),
                arguments("public class A { public void m() {} }", "public abstract class A { public abstract void m(); }", "class U extends A { public void m() {super.m();} }", "by super, which is abstract"),
                arguments("import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface A {}", "public class B {}", "class U { @A void u() {} }", "names api.A, which is not there"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isFound(String written, String real, String user, String text) {
        assertThat(findings(written, real, user)).anySatisfy(finding -> {
            assertThat(finding.error()).isTrue();
            assertThat(finding.where()).isEqualTo("own.U");
            assertThat(finding.text()).contains(text);
        });
    }

    static Stream<Arguments> unharmed() {
        return Stream.of(
                arguments("public class A { public void m() {} }", "public class A extends B {} class B { public void m() {} }", "class U { void u(A a) {a.m();} }"),
                arguments("public class A { protected void m() {} }", "public class A { protected void m() {} }", "class U extends A { void u(U a) {a.m(); super.m(); m();} }"),
                arguments("public class A { private void m() {} }", "public class A { private final void m() {} }", "class U extends A { public void m() {} }"),
                arguments("public interface A { void m(); }", "public interface A { void m(); default void n() {} }", "class U { A a = () -> {}; void u() { a.m(); a.toString(); } }"),
                arguments(
                        "public class A { public static void m(Object... o) {} }",
                        "public class A { public static void m(Object... o) {} }",
                        """
                        class U {
                            enum E {X}
                            class I { private int p; }
                            int u(int[] i, E e) throws Throwable {
                                A.m(i.clone(), e, "" + i);
                                java.lang.invoke.MethodHandles.lookup()
                                        .findVirtual(String.class, "length", java.lang.invoke.MethodType.methodType(int.class))
                                        .invoke("");
                                switch (e) { case X: }
                                return new I().p;
                            }
                        }"""),
                arguments("public @interface A {}", "public class B {}", "class U { @A void u() {} }"));
    }

    @ParameterizedTest
    @MethodSource("unharmed")
    void isAccepted(String written, String real, String user) {
        assertThat(findings(written, real, user)).isEmpty();
    }

    @Test
    void aHandleThatIsAConstantIsLookedAt() {
        ClassWriter file = new ClassWriter(0);
        file.visit(Opcodes.V17, 0, "own/U", null, "java/lang/Object", null);
        MethodVisitor code = file.visitMethod(Opcodes.ACC_STATIC, "u", "()V", null, null);
        code.visitCode();
        code.visitLdcInsn(new Handle(Opcodes.H_GETSTATIC, "api/A", "f", "I", false));
        code.visitInsn(Opcodes.POP);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 0);
        code.visitEnd();
        file.visitEnd();
        Classes own = Classes.of(Map.of("own/U", file.toByteArray()));

        assertThat(LinkageCheck.run(own, Classes.of(Compiled.of("package api; public class A {}")), "own/"))
                .extracting(Finding::text)
                .containsExactly("uses api.A.f, which is not there with the descriptor I");
    }

    private static List<Finding> findings(String written, String real, String user) {
        Map<String, byte[]> own = Compiled.of("package api; " + written, "package own; import api.A; " + user);
        own.keySet().removeIf(name -> name.startsWith("api/"));
        return LinkageCheck.run(Classes.of(own), Classes.of(Compiled.of("package api; " + real)), "own/");
    }
}
