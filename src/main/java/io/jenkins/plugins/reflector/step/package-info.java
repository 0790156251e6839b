/** The Pipeline step {@code reflectorUpdate}. */
package io.jenkins.plugins.reflector.step;
