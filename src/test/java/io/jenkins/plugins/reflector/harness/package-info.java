/** Tests in a Jenkins that the Jenkins test harness starts. Only {@code pom.xml} compiles and runs them; {@code central/} leaves them out. */
package io.jenkins.plugins.reflector.harness;
