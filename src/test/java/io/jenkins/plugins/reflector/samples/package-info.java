/** Settings in which no field has its default, for tests of what Jenkins saves and shows; with Jenkins' classes, real or not. */
package io.jenkins.plugins.reflector.samples;
